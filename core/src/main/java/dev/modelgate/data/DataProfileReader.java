package dev.modelgate.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Json;
import dev.modelgate.evidence.JsonFields;
import dev.modelgate.evidence.JsonPositions;
import dev.modelgate.evidence.MalformedJsonException;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a committed profile, strictly: a file that says anything else than what was written is refused. */
public final class DataProfileReader {
    private static final String FIX = "Write the profile anew with {goal:profile}";

    private static final String A_DIGEST = "a digest such as sha256:…";

    private static final List<String> FORMS = List.of("categories", "bins", "none");

    private final Place file;
    private final Problems problems = new Problems();

    private DataProfileReader(String name) {
        this.file = Place.of(name);
    }

    /**
     * Reads the bytes of a file.
     *
     * @param name how the user wrote it, for places
     * @throws ProblemException with every problem of the file
     */
    public static DataProfile read(byte[] bytes, String name) {
        return new DataProfileReader(name).profile(bytes);
    }

    private DataProfile profile(byte[] bytes) {
        JsonNode tree;
        try {
            tree = Json.parse(bytes);
        } catch (MalformedJsonException e) {
            throw ProblemException.invalid(
                    Problem.at(e.in(file.file()), "this is not a JSON document: " + e.reason(), FIX));
        }
        header(tree);
        JsonPositions positions = JsonPositions.of(file.file(), bytes);
        JsonFields fields = JsonFields.of(tree, (path, what) -> problems.add(positions.of(path), what, FIX));
        fields.only(
                List.of("apiVersion", "kind", "dataset", "digest", "rows", "scales", "columns", "predictions", "seal"));
        Optional<String> dataset = fields.text("dataset");
        Optional<Digest> digest = fields.parsed("digest", A_DIGEST, Digest::parse);
        Optional<Long> rows = fields.whole("rows", 0);
        List<RowScale> scales = new ArrayList<>();
        for (JsonFields scale : fields.objects("scales")) {
            scale(scale).ifPresent(scales::add);
        }
        List<ColumnProfile> columns = new ArrayList<>();
        for (JsonFields column : fields.objects("columns")) {
            column(column).ifPresent(columns::add);
        }
        Optional<ProfiledPredictions> predictions =
                fields.names().contains("predictions") ? predictions(fields.object("predictions")) : Optional.empty();
        Optional<Digest> seal = fields.parsed("seal", A_DIGEST, Digest::parse);
        problems.throwIfAny();
        DataProfile profile;
        try {
            profile = new DataProfile(
                    dataset.orElseThrow(), digest.orElseThrow(), rows.orElseThrow(), scales, columns, predictions);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw refused("the profile contradicts itself: " + e.getMessage());
        }
        if (!seal.equals(Optional.of(profile.seal()))) {
            throw refused("the profile was changed after it was written: its content does not match its seal");
        }
        return profile;
    }

    private void header(JsonNode tree) {
        String kind = tree.path("kind").asText();
        String version = tree.path("apiVersion").asText();
        if (!kind.equals(DataProfile.KIND)) {
            throw refused("expected a document of kind " + DataProfile.KIND
                    + (kind.isEmpty() ? ", found one without a kind" : ", found kind " + kind));
        }
        if (!version.equals(DataProfile.API_VERSION)) {
            throw refused("this version of Modelgate reads apiVersion " + DataProfile.API_VERSION
                    + (version.isEmpty() ? "; the profile has none" : ", the profile has " + version));
        }
    }

    private Optional<ColumnProfile> column(JsonFields column) {
        column.only(List.of("name", "type", "nulls", "nonFinite", "infinities", "values", "dependence"));
        Optional<String> name = column.text("name");
        Optional<ColumnType> type = column.parsed("type", "a type of column", DataProfileReader::type);
        Optional<Long> nulls = column.whole("nulls", 0);
        Optional<Long> nonFinite = column.whole("nonFinite", 0);
        Optional<Infinities> infinities = infinities(column.object("infinities"));
        Optional<ProfiledValues> values = values(column.object("values"));
        Optional<ColumnDependence> dependence = dependence(column.object("dependence"));
        boolean partial = Stream.of(name, type, nulls, nonFinite, infinities).anyMatch(Optional::isEmpty);
        if (partial || values.isEmpty() || dependence.isEmpty()) {
            return Optional.empty();
        }
        if (!fits(type.get(), values.get())) {
            column.problem("values", "do not fit the type " + type.get());
            return Optional.empty();
        }
        return column.guarded(() -> new ColumnProfile(
                name.get(),
                type.get(),
                nulls.get(),
                nonFinite.get(),
                infinities.get(),
                values.get(),
                dependence.get()));
    }

    private static Optional<Infinities> infinities(JsonFields fields) {
        fields.only(List.of("above", "below"));
        Optional<Long> above = fields.whole("above", 0);
        Optional<Long> below = fields.whole("below", 0);
        return above.isEmpty() || below.isEmpty()
                ? Optional.empty()
                : fields.guarded(() -> new Infinities(above.get(), below.get()));
    }

    private Optional<ProfiledPredictions> predictions(JsonFields fields) {
        fields.only(List.of("model", "signature", "column"));
        Optional<Digest> model = fields.parsed("model", A_DIGEST, Digest::parse);
        Optional<Digest> signature = fields.names().contains("signature")
                ? fields.parsed("signature", A_DIGEST, Digest::parse)
                : Optional.empty();
        Optional<ColumnProfile> column = column(fields.object("column"));
        return model.isEmpty() || column.isEmpty()
                ? Optional.empty()
                : fields.guarded(() -> new ProfiledPredictions(model.get(), signature, column.get()));
    }

    private static Optional<ProfiledValues> values(JsonFields values) {
        String form = values.parsed("form", "one of " + String.join(", ", FORMS), DataProfileReader::form)
                .orElse("");
        return switch (form) {
            case "categories" -> categories(values);
            case "bins" -> bins(values);
            case "none" -> {
                values.only(List.of("form"));
                yield Optional.of(new ProfiledValues.None());
            }
            default -> Optional.empty();
        };
    }

    private static Optional<String> form(String text) {
        return FORMS.stream().filter(text::equals).findFirst();
    }

    private static Optional<ProfiledValues> categories(JsonFields values) {
        values.only(List.of("form", "counts", "otherRows", "otherCategories", "groups", "known", "once", "twice"));
        var counts = values.object("counts").counts();
        Optional<Long> otherRows = values.whole("otherRows", 0);
        Optional<Long> others = values.whole("otherCategories", 0);
        Optional<List<Long>> groups = values.counts("groups");
        Optional<KnownCategories> known = known(values.object("known"));
        Optional<Long> once = values.whole("once", 0);
        Optional<Long> twice = values.whole("twice", 0);
        boolean partial = counts.isEmpty() || otherRows.isEmpty() || others.isEmpty() || groups.isEmpty();
        return partial || known.isEmpty() || once.isEmpty() || twice.isEmpty()
                ? Optional.empty()
                : values.guarded(() -> new ProfiledValues.Categories(
                        counts.get(),
                        otherRows.get(),
                        others.get(),
                        groups.get(),
                        known.get(),
                        once.get(),
                        twice.get()));
    }

    private static Optional<KnownCategories> known(JsonFields known) {
        known.only(List.of("bytes", "marks"));
        Optional<Long> bytes = known.whole("bytes", 0);
        Optional<String> marks = known.text("marks");
        return bytes.isEmpty() || marks.isEmpty()
                ? Optional.empty()
                : known.guarded(() -> new KnownCategories(Math.toIntExact(bytes.get()), marks.get()));
    }

    private static Optional<ProfiledValues> bins(JsonFields values) {
        values.only(List.of("form", "least", "greatest", "mean", "deviation", "edges", "counts"));
        Optional<Double> least = values.number("least");
        Optional<Double> greatest = values.number("greatest");
        Optional<Double> mean = values.number("mean");
        Optional<Double> deviation = values.number("deviation");
        Optional<List<Double>> edges = values.numbers("edges");
        Optional<List<Long>> counts = values.counts("counts");
        boolean partial = least.isEmpty() || greatest.isEmpty() || mean.isEmpty() || deviation.isEmpty();
        return partial || edges.isEmpty() || counts.isEmpty()
                ? Optional.empty()
                : values.guarded(() -> new NumberBins(
                        least.get(), greatest.get(), mean.get(), deviation.get(), edges.get(), counts.get()));
    }

    private static Optional<RowScale> scale(JsonFields scale) {
        scale.only(List.of("column", "seconds", "blocks"));
        Optional<String> column = scale.text("column");
        Optional<Long> seconds = scale.whole("seconds", 0);
        Optional<Long> blocks = scale.whole("blocks", 0);
        return column.isEmpty() || seconds.isEmpty() || blocks.isEmpty()
                ? Optional.empty()
                : scale.guarded(() -> new RowScale(column.get(), seconds.get(), blocks.get()));
    }

    private static Optional<ColumnDependence> dependence(JsonFields lists) {
        lists.only(List.of(
                "values", "shapes", "tails", "blocks", "missing", "missingTails", "nonFinite", "nonFiniteTails"));
        Optional<List<Double>> values = lists.numbers("values");
        Optional<List<Double>> shapes = lists.numbers("shapes");
        Optional<List<Double>> tails = lists.numbers("tails");
        Optional<List<Long>> blocks = lists.counts("blocks");
        Optional<List<Double>> missing = lists.numbers("missing");
        Optional<List<Double>> missingTails = lists.numbers("missingTails");
        Optional<List<Double>> nonFinite = lists.numbers("nonFinite");
        Optional<List<Double>> nonFiniteTails = lists.numbers("nonFiniteTails");
        boolean partial = Stream.of(values, shapes, tails, blocks, missing, missingTails, nonFinite, nonFiniteTails)
                .anyMatch(Optional::isEmpty);
        return partial
                ? Optional.empty()
                : lists.guarded(() -> new ColumnDependence(
                        values.get(),
                        shapes.get(),
                        tails.get(),
                        blocks.get(),
                        missing.get(),
                        missingTails.get(),
                        nonFinite.get(),
                        nonFiniteTails.get()));
    }

    private static boolean fits(ColumnType type, ProfiledValues values) {
        if (values instanceof ProfiledValues.None) {
            return !ColumnSample.categorical(type);
        }
        return values instanceof ProfiledValues.Categories
                ? ColumnSample.categorical(type)
                : ColumnSample.ordered(type);
    }

    private static Optional<ColumnType> type(String text) {
        for (ColumnType type : ColumnType.values()) {
            if (type.name().equals(text)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private ProblemException refused(String what) {
        return ProblemException.invalid(Problem.at(file, what, FIX));
    }
}
