// Every text of the page whose contrast with what is behind it is below 4.5:1, as "ratio element: text".
// Luminance and ratio: WCAG 2.2, "relative luminance" and "contrast ratio".
return (() => {
  const channels = colour => colour.match(/[\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => [r, g, b]
    .map(c => c / 255)
    .map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ratio = (a, b) => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };
  const behind = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = channels(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
      if (colour[3] !== 0) throw new Error("half transparent: " + at.outerHTML.slice(0, 80));
    }
    throw new Error("nothing behind " + element.outerHTML.slice(0, 80));
  };
  const inSvg = element => element instanceof SVGElement;
  document.querySelectorAll("details").forEach(details => (details.open = true));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const weak = [];
  let seen = 0;
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim();
    const element = walker.currentNode.parentElement;
    if (!text || element.matches("svg title, svg desc")) continue;
    seen++;
    const style = getComputedStyle(element);
    const contrast = ratio(channels(inSvg(element) ? style.fill : style.color), behind(element));
    if (contrast < 4.5) weak.push(contrast.toFixed(2) + " " + element.tagName + ": " + text.slice(0, 40));
  }
  // Shapes that carry meaning need 3:1 (WCAG 1.4.11): the current bar by its fill, the reference bar by its edge.
  document.querySelectorAll("svg rect").forEach(bar => {
    const style = getComputedStyle(bar);
    const colour = bar.classList.contains("reference") ? style.stroke : style.fill;
    const contrast = ratio(channels(colour), behind(bar));
    if (contrast < 3) weak.push(contrast.toFixed(2) + " bar " + bar.getAttribute("class"));
    seen++;
  });
  if (seen === 0) throw new Error("no text on the page");
  return weak;
})();
