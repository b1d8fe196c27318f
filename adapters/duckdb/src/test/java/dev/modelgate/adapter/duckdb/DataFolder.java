package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.DataFile;
import dev.modelgate.data.DataFormat;
import dev.modelgate.data.Dataset;
import dev.modelgate.evidence.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/** Writes files for tests and makes datasets of them. */
final class DataFolder {
    private final Path folder;

    DataFolder(Path folder) {
        this.folder = folder;
    }

    Dataset csv(String name, String... lines) {
        return file(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    Dataset file(String name, byte[] bytes) {
        try {
            Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return dataset(name);
    }

    /** Writes what a query selects as Parquet. */
    Dataset parquet(String name, String select) {
        String target = folder.resolve(name).toString().replace("'", "''");
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (" + select + ") TO '" + target + "' (FORMAT parquet, ROW_GROUP_SIZE 2048)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return dataset(name);
    }

    /** The files, which exist, as one dataset. */
    Dataset dataset(String... names) {
        List<DataFile> files = new ArrayList<>();
        for (String name : names) {
            Path path = folder.resolve(name);
            try {
                byte[] bytes = Files.readAllBytes(path);
                files.add(new DataFile(path, name, Digest.of(bytes), bytes.length));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return new Dataset("train", DataFormat.ofFileName(names[0]).orElseThrow(), files);
    }

    DuckDbEngine engine() {
        return engine(2);
    }

    DuckDbEngine engine(int threads) {
        return new DuckDbEngine(Session.open(threads, folder.resolve("scratch")));
    }
}
