package dev.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.modelgate.data.DataContract;
import dev.modelgate.evidence.Digest;
import dev.modelgate.gate.Facts;
import dev.modelgate.gate.Gate;
import dev.modelgate.gate.GateInput;
import dev.modelgate.gate.Policy;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.model.SignatureFile;
import dev.modelgate.policies.CelRules;
import dev.modelgate.project.Project;
import dev.modelgate.settings.DocumentKind;
import dev.modelgate.settings.DocumentReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages of the repository: links lead somewhere, and the files that they show are read by the real readers. */
class DocumentationTest {
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z][a-z0-9+.-]*:.*");
    private static final String OURS = "apiVersion: " + DocumentKind.API_VERSION;
    private static final Pattern KIND = Pattern.compile("(?m)^kind: (\\w+)$");
    private static final List<DocumentKind<?>> KINDS = List.of(Project.KIND, DataContract.KIND, Policy.KIND);

    private final Path root = Repository.root();
    private final Map<Path, MarkdownPage> pages = pages();

    @Test
    void seesThePagesItJudges() {
        assertThat(pages.keySet())
                .contains(root.resolve("docs/README.md"), root.resolve("docs/architecture.md"))
                .hasSizeGreaterThan(20);
        assertThat(pages.values().stream().flatMap(page -> page.links().stream()))
                .hasSizeGreaterThan(50);
        assertThat(examples("yaml", text -> text.startsWith(OURS))).hasSizeGreaterThan(10);
    }

    @Test
    void everyLinkWithinTheRepositoryLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (MarkdownPage page : pages.values()) {
            for (String link : page.links()) {
                if (!ELSEWHERE.matcher(link).matches()) {
                    obstacle(page, link)
                            .ifPresent(why -> broken.add(root.relativize(page.file()) + " links to " + link + why));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everySettingsFileThatIsShownIsRead() {
        for (MarkdownPage.Example example : examples("yaml", text -> text.startsWith(OURS))) {
            assertThatCode(() -> read(example)).as("%s", example).doesNotThrowAnyException();
        }
    }

    @Test
    void everyRuleThatIsShownCompiles() {
        ModelVersion nobody = new ModelVersion("nobody", "1", Digest.of(new byte[0]), Digest.of(new byte[0]));
        GateInput nothing = new GateInput(
                nobody,
                "nowhere",
                new Facts(Optional.empty(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>()),
                List.of());
        List<Gate> gates = examples("yaml", text -> text.startsWith(OURS)).stream()
                .map(DocumentationTest::read)
                .filter(Policy.class::isInstance)
                .flatMap(policy -> ((Policy) policy).gates().stream())
                .toList();
        assertThat(gates).hasSizeGreaterThan(5);
        for (Gate gate : gates) {
            assertThatCode(() -> gate.evaluate(nothing, new CelRules()))
                    .as(gate.id())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void everySignatureThatIsShownIsRead() {
        List<MarkdownPage.Example> signatures = examples("json", text -> text.contains("\"ModelSignature\""));
        assertThat(signatures).isNotEmpty();
        for (MarkdownPage.Example example : signatures) {
            assertThatCode(() -> SignatureFile.read(
                            example.toString(), example.text().getBytes(StandardCharsets.UTF_8)))
                    .as("%s", example)
                    .doesNotThrowAnyException();
        }
    }

    /** Why a link leads nowhere. */
    private Optional<String> obstacle(MarkdownPage page, String link) throws IOException {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target =
                path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
        if (!target.startsWith(root)) {
            return Optional.of(", which is outside of the repository");
        }
        if (!Files.exists(target)) {
            return Optional.of(", which is not there");
        }
        if (hash < 0) {
            return Optional.empty();
        }
        String anchor = link.substring(hash + 1);
        return MarkdownPage.read(target).anchors().contains(anchor)
                ? Optional.empty()
                : Optional.of(", where no heading is called " + anchor);
    }

    private List<MarkdownPage.Example> examples(String language, Predicate<String> which) {
        return pages.values().stream()
                .flatMap(page -> page.examples().stream())
                .filter(example -> example.language().equals(language) && which.test(example.text()))
                .toList();
    }

    private static Object read(MarkdownPage.Example example) {
        Matcher named = KIND.matcher(example.text());
        assertThat(named.find()).as("%s says of which kind it is", example).isTrue();
        DocumentKind<?> kind = KINDS.stream()
                .filter(known -> known.name().equals(named.group(1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(example + " is of the unknown kind " + named.group(1)));
        return new DocumentReader<>(kind)
                .read(example.text().getBytes(StandardCharsets.UTF_8), example.toString())
                .value();
    }

    /** Reports among the resources of tests are no pages of the documentation. */
    private static Map<Path, MarkdownPage> pages() {
        Map<Path, MarkdownPage> pages = new TreeMap<>();
        for (Path file : Repository.files(".md")) {
            if (!file.toString().replace('\\', '/').contains("/resources/")) {
                pages.put(file, page(file));
            }
        }
        return pages;
    }

    private static MarkdownPage page(Path file) {
        try {
            return MarkdownPage.read(file);
        } catch (IOException e) {
            throw new AssertionError("the page cannot be read: " + file, e);
        }
    }
}
