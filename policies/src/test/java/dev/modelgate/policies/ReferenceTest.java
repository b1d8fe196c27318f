package dev.modelgate.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.app.Modelgate;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.DocumentKind;
import dev.modelgate.settings.JsonSchema;
import dev.modelgate.settings.KeyReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What is generated from the records and checked in, byte by byte. {@code -Dgolden.update=true} writes it anew; look at
 * the diff before committing it.
 */
class ReferenceTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path SCHEMAS = RESOURCES.resolve("dev/modelgate/schema");
    private static final Path EVIDENCE_SCHEMAS = SCHEMAS.resolve("evidence");
    private static final Path PAGES = Path.of("../docs/reference");

    @ParameterizedTest
    @FieldSource("dev.modelgate.policies.Documents#KINDS")
    void schemaIsCheckedIn(DocumentKind<?> kind) throws IOException {
        check(SCHEMAS.resolve(Documents.fileName(kind) + ".schema.json"), JsonSchema.of(kind));
    }

    @ParameterizedTest
    @FieldSource("dev.modelgate.policies.EvidenceSchema#KINDS")
    void schemaOfEvidenceIsCheckedIn(EvidenceSchema.Kind kind) throws IOException {
        check(EVIDENCE_SCHEMAS.resolve(kind + ".schema.json"), EvidenceSchema.of(kind));
    }

    @ParameterizedTest
    @FieldSource("dev.modelgate.policies.Documents#KINDS")
    void pageOfKeysIsCheckedIn(DocumentKind<?> kind) throws IOException {
        String page = "# " + kind.name() + "\n\n"
                + kind.type().getAnnotation(Description.class).value() + "\n\n"
                + "The smallest useful file:\n\n```yaml\n" + Documents.minimal(kind) + "```\n\n"
                + "All keys; in a list they are written `[]`, in a mapping whose keys you name `*`.\n\n"
                + KeyReference.of(kind);
        check(PAGES.resolve(Documents.fileName(kind) + ".md"), page);
    }

    @Test
    void pageOfGoalsIsCheckedIn() throws IOException {
        check(PAGES.resolve("goals.md"), GoalReference.of(Modelgate.goals()));
    }

    @Test
    void schemasAreShippedAndNoOthers() throws IOException {
        shipped(SCHEMAS, Documents.KINDS.stream().map(Documents::fileName));
        shipped(EVIDENCE_SCHEMAS, EvidenceSchema.KINDS.stream().map(EvidenceSchema.Kind::toString));
    }

    private void shipped(Path folder, Stream<String> kinds) throws IOException {
        List<String> expected = kinds.map(kind -> kind + ".schema.json").toList();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(expected)
                .allSatisfy(name -> assertThat(getClass().getResource("/" + RESOURCES.relativize(folder.resolve(name))))
                        .isNotNull());
    }

    private static void check(Path golden, String generated) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, generated);
        }
        assertThat(golden).content().isEqualTo(generated);
    }
}
