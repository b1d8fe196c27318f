package dev.modelgate.training;

import dev.modelgate.data.DataFile;
import dev.modelgate.data.Dataset;
import dev.modelgate.evidence.Digest;
import dev.modelgate.training.SourceRevision.Revision;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a folder holds to train a model from.
 *
 * @param revision the commit that is checked out, and what was changed since
 * @param data datasets that the training command reads
 * @param inputs other files that the result depends on
 */
public record Source(Optional<Revision> revision, List<Dataset> data, List<DataFile> inputs) {
    public Source {
        data = List.copyOf(data);
        inputs = List.copyOf(inputs);
    }

    /** Name of each dataset to its digest. */
    SortedMap<String, Digest> datasetDigests() {
        SortedMap<String, Digest> digests = new TreeMap<>();
        data.forEach(dataset -> digests.put(dataset.name(), dataset.digest()));
        return digests;
    }

    /** Name of each file, those of datasets and all others, to its digest. */
    SortedMap<String, Digest> inputDigests() {
        SortedMap<String, Digest> digests = new TreeMap<>();
        data.forEach(dataset -> dataset.files().forEach(file -> digests.put(file.name(), file.digest())));
        inputs.forEach(file -> digests.put(file.name(), file.digest()));
        return digests;
    }
}
