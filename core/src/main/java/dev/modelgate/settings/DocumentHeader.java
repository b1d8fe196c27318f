package dev.modelgate.settings;

import dev.modelgate.problem.Problems;
import dev.modelgate.settings.ValueType.Structure;
import dev.modelgate.settings.YamlNode.Entry;
import dev.modelgate.settings.YamlNode.Style;
import dev.modelgate.settings.YamlNode.YamlMap;
import dev.modelgate.settings.YamlNode.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first two keys of a settings file: what it is, and for which version of Modelgate it is written. */
final class DocumentHeader {
    static final String API_VERSION = "apiVersion";
    static final String KIND = "kind";
    static final Set<String> KEYS = Set.of(API_VERSION, KIND);

    private static final Pattern OURS = Pattern.compile("modelgate\\.dev/v(\\d{1,9})(\\w*)");
    private static final Pattern OPEN_DATA_CONTRACT = Pattern.compile("v?\\d+\\.\\d+(\\.\\d+)?(-[\\w.]+)?");

    private final YamlMap root;
    private final DocumentKind<?> kind;
    private final Problems problems;

    DocumentHeader(YamlMap root, DocumentKind<?> kind, Problems problems) {
        this.root = root;
        this.kind = kind;
        this.problems = problems;
    }

    /** Looks at both keys; whether the rest of the file is what it was taken for. */
    boolean fits() {
        Optional<YamlScalar> foreign = openDataContract();
        if (foreign.isPresent()) {
            problems.add(
                    foreign.get().place(),
                    "this is a file of the Open Data Contract Standard, which is not read yet",
                    "Write its rules as a Modelgate DataContract: apiVersion: " + DocumentKind.API_VERSION);
            return false;
        }
        boolean version = fits(API_VERSION, DocumentKind.API_VERSION, this::versionFits);
        boolean name = fits(KIND, kind.name(), this::kindFits);
        return version && name;
    }

    /** A missing key is a problem, but the rest is still looked at. */
    private boolean fits(String key, String expected, Predicate<YamlScalar> check) {
        Entry entry = root.entries().get(key);
        if (entry == null) {
            if (!misspelled(key)) {
                problems.add(root.place(), "missing key '" + key + "'", "Add the line '" + key + ": " + expected + "'");
            }
            return true;
        }
        if (entry.value() instanceof YamlScalar scalar && scalar.style() != Style.NOTHING) {
            return check.test(scalar);
        }
        problems.add(
                entry.value().place(),
                "expected the text '" + expected + "', found " + entry.value().found(),
                "Write '" + key + ": " + expected + "'");
        return false;
    }

    /** Whether an unknown key, which is a problem already, was meant to be this one. */
    private boolean misspelled(String key) {
        Set<String> unknown = new TreeSet<>(root.entries().keySet());
        new Structure(kind.type()).components().forEach(component -> unknown.remove(component.name()));
        return Spelling.nearest(key, unknown).isPresent();
    }

    private boolean versionFits(YamlScalar version) {
        if (version.text().equals(DocumentKind.API_VERSION)) {
            return true;
        }
        String current = "'apiVersion: " + DocumentKind.API_VERSION + "'";
        Matcher ours = OURS.matcher(version.text());
        if (!ours.matches()) {
            problems.add(
                    version.place(),
                    "expected apiVersion " + DocumentKind.API_VERSION + ", found " + Quoted.of(version.text()),
                    "Write " + current + " if this is a file for Modelgate");
            return false;
        }
        boolean newer = Integer.parseInt(ours.group(1)) > 1;
        problems.add(
                version.place(),
                "this version of Modelgate reads " + DocumentKind.API_VERSION + "; the file is v" + ours.group(1)
                        + ours.group(2),
                newer ? "Use a newer Modelgate" : "Write " + current + " and correct what is then told");
        return false;
    }

    private boolean kindFits(YamlScalar found) {
        if (found.text().equals(kind.name())) {
            return true;
        }
        String fix = Spelling.nearest(found.text(), List.of(kind.name()))
                .map(near -> "Did you mean '" + near + "'?")
                .orElse("Name a file of kind " + kind.name());
        problems.add(
                found.place(),
                "expected a file of kind " + kind.name() + ", found kind " + Quoted.of(found.text()),
                fix);
        return false;
    }

    /** The version of the Open Data Contract Standard that the file is written for, if it is. */
    private Optional<YamlScalar> openDataContract() {
        return root.scalar(KIND)
                .filter(found -> found.text().equals("DataContract"))
                .flatMap(found -> root.scalar(API_VERSION))
                .filter(version -> OPEN_DATA_CONTRACT.matcher(version.text()).matches());
    }
}
