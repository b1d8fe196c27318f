package dev.modelgate.app;

import dev.modelgate.data.DataFile;
import dev.modelgate.data.Dataset;
import dev.modelgate.drift.MeasureDrift;
import dev.modelgate.drift.nights.NightRule;
import dev.modelgate.drift.nights.WatchNights;
import dev.modelgate.drift.nights.Watched;
import dev.modelgate.drift.nights.WatchedFile;
import dev.modelgate.evidence.CanonicalJson;
import dev.modelgate.evidence.Digest;
import dev.modelgate.evidence.Evidence;
import dev.modelgate.evidence.Json;
import dev.modelgate.model.ModelVersion;
import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import dev.modelgate.project.Project;
import dev.modelgate.report.Report;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The file that nights are remembered in. Whoever counts a night while somebody else does begins again: none is lost. */
final class NightsFile {
    private static final int MOST_TRIES = 100;

    private final Path file;
    private final String shown;
    private final Optional<String> environment;
    private final Workplace workplace;

    NightsFile(Path file, Optional<String> environment, Workplace workplace) {
        this.file = workplace.folder().resolve(file);
        this.shown = file.toString();
        this.environment = environment;
        this.workplace = workplace;
        read().ifPresent(bytes -> requireModel(WatchedFile.read(bytes, shown)));
    }

    /**
     * The files of the night that no night before had: data often grow by a file a night. All of them when all were
     * counted.
     */
    Dataset uncounted(Dataset night) {
        Optional<Watched> before = read().map(bytes -> WatchedFile.read(bytes, shown));
        List<DataFile> news = night.files().stream()
                .filter(file -> before.filter(known -> known.has(file.digest())).isEmpty())
                .toList();
        if (news.isEmpty() || news.size() == night.files().size()) {
            return night;
        }
        workplace
                .context()
                .progress(
                        WatchNights.KIND,
                        news.size() + " of " + night.files().size() + " files of " + night.name()
                                + " were not counted before, and are this night");
        return new Dataset(night.name(), night.format(), news, night.types(), night.otherwise());
    }

    /**
     * Counts the night whose drift was measured, and judges it together with those before.
     *
     * @param files digests of the files that it is in
     */
    Report count(StepRunner.Outcome drift, List<Digest> files, NightRule rule) {
        Watched fresh = fresh(drift.evidence(), rule);
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<byte[]> known = read();
            WatchNights.Request request = request(known, fresh, files, drift.evidence(), rule);
            requireAllOrNone(request);
            byte[] after = WatchedFile.write(request.after());
            if (workplace.files().replace(file, known, after)) {
                return workplace
                        .steps()
                        .run("drift-watch", drift.evidence().subjects().get(0).name(), new WatchNights(), request)
                        .report();
            }
        }
        throw ProblemException.unknown(Problem.at(
                Place.of(shown),
                "others wrote the file each of " + MOST_TRIES + " times that the night was to be counted",
                "Run {goal:drift} again"));
    }

    private Optional<byte[]> read() {
        return workplace.files().read(file, shown);
    }

    /** Of a night's files somebody else may have counted some while their drift was measured. */
    private void requireAllOrNone(WatchNights.Request request) {
        long counted = request.files().stream().filter(request.before()::has).count();
        if (counted > 0 && counted < request.files().size()) {
            throw ProblemException.unknown(Problem.at(
                    Place.of(shown),
                    counted + " of " + request.files().size()
                            + " files of the night were counted by somebody else meanwhile",
                    "Run {goal:drift} again"));
        }
    }

    private WatchNights.Request request(
            Optional<byte[]> known, Watched fresh, List<Digest> files, Evidence drift, NightRule rule) {
        Digest data = MeasureDrift.dataOf(drift);
        if (known.isEmpty()) {
            return new WatchNights.Request(fresh, Optional.empty(), data, files, drift, rule);
        }
        Watched before = WatchedFile.read(known.get(), shown);
        requireModel(before);
        Optional<String> why = before.endedBy(fresh);
        return new WatchNights.Request(why.isEmpty() ? before : fresh, why, data, files, drift, rule);
    }

    /** The beginning of a count of nights like this one. */
    private Watched fresh(Evidence drift, NightRule rule) {
        // Another version of the tool may put values into other cells, and another rule may judge them otherwise.
        Optional<Digest> scoring = MeasureDrift.modelOf(drift);
        String reference = MeasureDrift.referenceOf(drift) + " "
                + workplace.context().toolVersion() + " "
                + CanonicalJson.text(Json.tree(rule))
                + scoring.map(model -> " " + model).orElse("");
        Optional<Digest> champion = environment
                .flatMap(name -> workplace.champions().of(name))
                .map(ModelVersion::digest)
                .or(() -> scoring);
        return Watched.begin(model(), champion, Digest.of(reference.getBytes(StandardCharsets.UTF_8)));
    }

    private String model() {
        return workplace.project().map(Project::name).orElse("");
    }

    private void requireModel(Watched known) {
        if (!known.model().equals(model())) {
            throw ProblemException.invalid(Problem.at(
                    Place.of(shown),
                    "the file remembers nights of " + described(known.model()) + ", not of " + described(model()),
                    "Name the file of this model with {option:state}, or one that does not exist yet"));
        }
    }

    private static String described(String model) {
        return model.isEmpty() ? "data without a project file" : "the model " + model;
    }
}
