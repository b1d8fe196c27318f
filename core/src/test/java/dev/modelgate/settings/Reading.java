package dev.modelgate.settings;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.modelgate.problem.Conclusion;
import dev.modelgate.problem.Dialect;
import dev.modelgate.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Reads texts as the file {@code f.yaml} and shows problems as the command line does. */
final class Reading {
    private static final Dialect COMMAND_LINE = new Dialect() {
        @Override
        public String goal(String name) {
            return "modelgate " + name;
        }

        @Override
        public String option(String name) {
            return "--" + name;
        }
    };

    private Reading() {}

    /** The record in a document of this kind, header included. */
    static <T> T value(Class<T> type, String body) {
        return located(type, body).value();
    }

    static <T> Located<T> located(Class<T> type, String body) {
        return read(type, "apiVersion: modelgate.dev/v1\nkind: Sample\n" + body);
    }

    static <T> Located<T> read(Class<T> type, String document) {
        return read(type, document.getBytes(StandardCharsets.UTF_8));
    }

    static <T> Located<T> read(Class<T> type, byte[] document) {
        return new DocumentReader<>(new DocumentKind<>("Sample", type)).read(document, "f.yaml");
    }

    /** What is wrong with a body, which starts on line 3. */
    static List<String> problems(Class<?> type, String body) {
        return problems(() -> located(type, body));
    }

    static List<String> problems(ThrowingCallable call) {
        ProblemException thrown = catchThrowableOfType(ProblemException.class, call);
        Assertions.assertThat(thrown).as("problems").isNotNull();
        Assertions.assertThat(thrown.conclusion()).isEqualTo(Conclusion.INVALID);
        return thrown.problems().stream()
                .map(problem -> problem.in(COMMAND_LINE))
                .toList();
    }
}
