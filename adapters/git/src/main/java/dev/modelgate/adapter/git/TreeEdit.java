package dev.modelgate.adapter.git;

import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** Writes files into a tree without a work tree: only the folders on the way to a file are rewritten. */
final class TreeEdit {
    private static final Comparator<Entry> GIT_ORDER = (a, b) -> Arrays.compareUnsigned(a.sortKey(), b.sortKey());

    private final ObjectReader reader;
    private final ObjectInserter inserter;

    TreeEdit(ObjectReader reader, ObjectInserter inserter) {
        this.reader = reader;
        this.inserter = inserter;
    }

    /**
     * A tree with files added or replaced; a replaced file keeps its mode.
     *
     * @param tree the tree to start from; empty starts from nothing
     * @throws ProblemException when a path cannot be, or leads through or to what is no file or folder
     */
    ObjectId write(Optional<ObjectId> tree, SortedMap<String, byte[]> files) throws IOException {
        for (String path : files.keySet()) {
            try {
                new ObjectChecker()
                        .setSafeForMacOS(true)
                        .setSafeForWindows(true)
                        .checkPath(path);
            } catch (CorruptObjectException e) {
                throw ProblemException.invalid(
                        Problem.of("Git cannot keep the path " + path + ": " + e.getMessage(), "Choose another path"));
            }
        }
        return write(tree, "", files);
    }

    private ObjectId write(Optional<ObjectId> tree, String folder, SortedMap<String, byte[]> files) throws IOException {
        Map<String, Entry> entries = tree.isPresent() ? entries(tree.get()) : new HashMap<>();
        SortedMap<String, SortedMap<String, byte[]>> folders = new TreeMap<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            int slash = file.getKey().indexOf('/');
            if (slash < 0) {
                put(entries, folder, file.getKey(), file.getValue());
            } else {
                folders.computeIfAbsent(file.getKey().substring(0, slash), name -> new TreeMap<>())
                        .put(file.getKey().substring(slash + 1), file.getValue());
            }
        }
        for (Map.Entry<String, SortedMap<String, byte[]>> one : folders.entrySet()) {
            String path = folder + one.getKey();
            Optional<Entry> old = Optional.ofNullable(entries.get(raw(one.getKey())));
            require(old, FileMode.TREE, path, "a folder");
            ObjectId written = write(old.map(Entry::id), path + "/", one.getValue());
            entries.put(raw(one.getKey()), new Entry(raw(one.getKey()), FileMode.TREE, written));
        }
        TreeFormatter formatter = new TreeFormatter();
        entries.values().stream()
                .sorted(GIT_ORDER)
                .forEach(entry -> formatter.append(entry.bytes(), entry.mode(), entry.id()));
        return inserter.insert(formatter);
    }

    private void put(Map<String, Entry> entries, String folder, String name, byte[] bytes) throws IOException {
        Optional<Entry> old = Optional.ofNullable(entries.get(raw(name)));
        FileMode mode = old.map(Entry::mode).orElse(FileMode.REGULAR_FILE);
        if (!mode.equals(FileMode.EXECUTABLE_FILE)) {
            require(old, FileMode.REGULAR_FILE, folder + name, "a file");
        }
        entries.put(raw(name), new Entry(raw(name), mode, inserter.insert(Constants.OBJ_BLOB, bytes)));
    }

    private static void require(Optional<Entry> old, FileMode mode, String path, String expected) {
        if (old.filter(entry -> !entry.mode().equals(mode)).isPresent()) {
            throw ProblemException.invalid(Problem.at(
                    Place.of(path),
                    "The GitOps repository has something else where " + expected + " was expected",
                    "Choose a path that is " + expected + " of its own, no link and no submodule"));
        }
    }

    private Map<String, Entry> entries(ObjectId tree) throws IOException {
        Map<String, Entry> entries = new HashMap<>();
        CanonicalTreeParser parser = new CanonicalTreeParser();
        parser.reset(reader, tree);
        while (!parser.eof()) {
            byte[] name = new byte[parser.getNameLength()];
            parser.getName(name, 0);
            String text = new String(name, StandardCharsets.ISO_8859_1);
            entries.put(text, new Entry(text, parser.getEntryFileMode(), parser.getEntryObjectId()));
            parser.next();
        }
        return entries;
    }

    /** Names are bytes in Git; one character for each byte keeps names that are no UTF-8 as they are. */
    private static String raw(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private record Entry(String name, FileMode mode, ObjectId id) {
        private byte[] bytes() {
            return name.getBytes(StandardCharsets.ISO_8859_1);
        }

        /** Git sorts folders as if their names ended in a slash. */
        private byte[] sortKey() {
            return (mode.equals(FileMode.TREE) ? name + "/" : name).getBytes(StandardCharsets.ISO_8859_1);
        }
    }
}
