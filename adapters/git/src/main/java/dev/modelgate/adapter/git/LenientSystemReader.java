package dev.modelgate.adapter.git;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Reads the machine's and the user's Git configuration, because ignored files and line ends depend on it, but does not
 * fail on a broken one, and keeps JGit from measuring the file system: that takes seconds in every process, unless it
 * may write the result into the user's home.
 */
final class LenientSystemReader extends SystemReader.Delegate {
    /** The section of JGit's own configuration that tells how exact a file system's times are. */
    private static final String FILE_SYSTEM = "filesystem";

    /** The coarsest times of any file system, those of FAT: a file changed within them is looked at again. */
    private static final Duration COARSEST = Duration.ofSeconds(2);

    private static final Object INSTALLED = install();

    private LenientSystemReader(SystemReader reader) {
        super(reader);
    }

    private static Object install() {
        SystemReader reader = new LenientSystemReader(SystemReader.getInstance());
        SystemReader.setInstance(reader);
        return reader;
    }

    /** Makes JGit use this reader, once in the life of the class loader. */
    static void use() {
        if (INSTALLED == SystemReader.getInstance()) {
            return;
        }
        SystemReader.setInstance((SystemReader) INSTALLED);
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new Lenient(super.openUserConfig(parent, fs), parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new Lenient(super.openSystemConfig(parent, fs), parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new Forgetful(parent, fs);
    }

    /** A configuration that is empty when it cannot be read. */
    private static final class Lenient extends FileBasedConfig {
        private final FileBasedConfig file;

        Lenient(FileBasedConfig file, Config parent, FS fs) {
            super(parent, new File("unused"), fs);
            this.file = file;
        }

        @Override
        public void load() {
            try {
                file.load();
                fromText(file.toText());
            } catch (IOException | ConfigInvalidException e) {
                clear();
            }
        }

        @Override
        public long getTimeUnit(String section, String subsection, String name, long fallback, TimeUnit unit) {
            return section.equals(FILE_SYSTEM)
                    ? unit.convert(COARSEST)
                    : super.getTimeUnit(section, subsection, name, fallback, unit);
        }

        @Override
        public void save() {
            // It is read only here.
        }

        @Override
        public boolean isOutdated() {
            return file.isOutdated();
        }
    }

    /** A configuration that is never on disk. */
    private static final class Forgetful extends FileBasedConfig {
        Forgetful(Config parent, FS fs) {
            super(parent, new File("unused"), fs);
        }

        @Override
        public void load() {
            // There is nothing to load.
        }

        @Override
        public void save() {
            // Nothing of JGit's own is kept between processes.
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
