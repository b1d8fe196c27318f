package dev.modelgate.testkit.scenario;

import dev.modelgate.problem.Conclusion;
import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.Shorthand;
import dev.modelgate.settings.TypeName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is done before the goal that a scenario is about. Files are relative to the project's folder. */
sealed interface Action {
    /** Does it. */
    void on(Stage stage, Frontend frontend);

    @Shorthand("a goal with its arguments, which passes")
    static Action of(String line) {
        Command command = Command.of(line);
        return new Run(command.goal(), command.arguments(), Conclusion.PASSED);
    }

    /** Runs a goal, which ends as stated. */
    @TypeName("run")
    @Description("Runs a goal, which ends as stated.")
    record Run(
            String goal,
            List<String> arguments,
            @Default("passed") Conclusion ends) implements Action {
        @Override
        public void on(Stage stage, Frontend frontend) {
            Frontend.Ending ending = new Command(goal, arguments).on(stage, frontend);
            if (ending.conclusion() != ends) {
                throw new AssertionError(
                        goal + " " + arguments + " ended " + ending.conclusion() + ":\n" + ending.report());
            }
        }
    }

    /** Merges a pull request at the head of its branch. */
    @TypeName("merge")
    @Description("Merges a pull request at the head of its branch.")
    record Merge(int number, String branch) implements Action {
        @Override
        public void on(Stage stage, Frontend frontend) {
            String head = new Git(stage.gitops()).run("rev-parse", branch).strip();
            List<String> arguments = List.of("--merge", Integer.toString(number), "--head", head);
            new Run("pull-requests", arguments, Conclusion.PASSED).on(stage, frontend);
        }
    }

    /** Replaces a text that stands in a file. */
    @TypeName("edit")
    @Description("Replaces a text that stands in a file, once or more.")
    record Edit(String file, String replace, String by) implements Action {
        @Override
        public void on(Stage stage, Frontend frontend) {
            stage.write(file, Folders.replaced(stage.read(file), replace, by));
        }
    }

    /** Replaces a text in the files of a folder. */
    @TypeName("edit-all")
    @Description("Replaces a text in every file of a folder that has it; one of them has.")
    record EditAll(String folder, String replace, String by) implements Action {
        @Override
        public void on(Stage stage, Frontend frontend) {
            List<String> names = Folders.entries(stage.file(folder)).stream()
                    .map(file -> stage.project().relativize(file).toString())
                    .filter(name -> stage.read(name).contains(replace))
                    .toList();
            if (names.isEmpty()) {
                throw new IllegalStateException("no file in " + folder + " has " + replace);
            }
            names.forEach(name -> new Edit(name, replace, by).on(stage, frontend));
        }
    }

    /** Writes a file. */
    @TypeName("write")
    @Description("Writes a file, with the text repeated as often as stated.")
    record Write(String file, String text, @Default("1") int times) implements Action {
        @Override
        public void on(Stage stage, Frontend frontend) {
            stage.write(file, text.repeat(times));
        }
    }

    /** Copies a file. */
    @TypeName("copy")
    @Description("Copies a file.")
    record Copy(String file, String to) implements Action {
        @Override
        public void on(Stage stage, Frontend frontend) {
            stage.write(to, stage.bytes(file));
        }
    }

    /** Deletes a file or a folder. */
    @TypeName("delete")
    @Description("Deletes a file, or a folder with all that is in it.")
    record Delete(String file) implements Action {
        @Override
        public void on(Stage stage, Frontend frontend) {
            Folders.delete(stage.file(file));
        }
    }

    /** Cuts a file. */
    @TypeName("truncate")
    @Description("Keeps only the first bytes of a file.")
    record Truncate(String file, int bytes) implements Action {
        @Override
        public void on(Stage stage, Frontend frontend) {
            byte[] all = stage.bytes(file);
            if (all.length <= bytes) {
                throw new IllegalStateException(file + " has only " + all.length + " bytes");
            }
            stage.write(file, Arrays.copyOf(all, bytes));
        }
    }

    /** Commits everything in the project's repository. */
    @TypeName("commit")
    @Description("Commits everything in the project's repository.")
    record Commit(String message) implements Action {
        @Override
        public void on(Stage stage, Frontend frontend) {
            Git git = new Git(stage.project());
            git.run("add", "-A");
            git.run("commit", "-q", "-m", message);
        }
    }

    /** Any other command of Git. */
    @TypeName("git")
    @Description("Runs Git in the project's folder.")
    record AnyGit(List<String> arguments) implements Action {
        @Override
        public void on(Stage stage, Frontend frontend) {
            new Git(stage.project()).run(arguments);
        }
    }

    /** A person's commit on the GitOps repository's main branch. */
    @TypeName("gitops-commit")
    @Description("Replaces a text in a file of the GitOps repository and pushes that to its main branch.")
    record GitopsCommit(String file, String replace, String by, String message) implements Action {
        @Override
        public void on(Stage stage, Frontend frontend) {
            stage.changeGitops(message, file, replace, by);
        }
    }

    /** Writes a model. */
    @TypeName("model")
    @Description("Writes model.onnx, a logistic regression, and its signature.json into a folder.")
    record Model(String folder, Map<String, Double> weights, double bias, Optional<String> external) implements Action {
        @Override
        public void on(Stage stage, Frontend frontend) {
            ModelFiles files = new ModelFiles(weights, bias, external);
            stage.write(folder + "/model.onnx", files.model());
            stage.write(folder + "/signature.json", files.signature());
        }
    }

    /** Makes a Parquet file of a CSV file. */
    @TypeName("parquet")
    @Description("Makes a Parquet file of a CSV file; select says which columns, in the words of DuckDB.")
    record Parquet(String from, String to, @Default("*") String select) implements Action {
        @Override
        public void on(Stage stage, Frontend frontend) {
            ParquetFile.write(stage.file(from), stage.file(to), select);
        }
    }
}
