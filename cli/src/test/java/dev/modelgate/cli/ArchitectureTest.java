package dev.modelgate.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The directions of docs/architecture.md, over every production class that the command line can see. */
class ArchitectureTest {
    private static final String ROOT = "dev.modelgate";

    /** Packages of core in the order of the path; those of one set know no step, and may know each other without cycles. */
    private static final List<Set<String>> PATH = List.of(
            Set.of("problem", "run", "evidence", "report", "statistics", "settings"),
            Set.of("data"),
            Set.of("model"),
            Set.of("training"),
            Set.of("drift"),
            Set.of("quality"),
            Set.of("gate"),
            Set.of("promotion"),
            Set.of("rollout"),
            Set.of("monitor"),
            Set.of("status"),
            Set.of("project"),
            Set.of("app"));

    private static final Set<String> OUTSIDE_CORE = Set.of("adapter", "cli", "maven", "policies", "reports", "testkit");

    private static final DescribedPredicate<JavaClass> CORE = DescribedPredicate.describe(
            "are in core", type -> type.getPackageName().startsWith(ROOT + ".") && !OUTSIDE_CORE.contains(top(type)));

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void seesTheClassesItJudges() {
        assertThat(PRODUCTION.size()).isGreaterThan(100);
        assertThat(PRODUCTION.stream().map(ArchitectureTest::top)).contains("problem", "evidence", "data", "gate");
    }

    @Test
    void everyPackageOfCoreHasItsPlaceOnThePath() {
        assertThat(PRODUCTION.stream().filter(CORE).map(ArchitectureTest::top).distinct())
                .allSatisfy(name -> assertThat(place(name))
                        .as("place of %s on the path", name)
                        .isNotNegative());
    }

    @Test
    void corePackagesLookBackAlongThePathAndNeverAhead() {
        List<String> ahead = PRODUCTION.stream()
                .filter(CORE)
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> CORE.test(dependency.getTargetClass()))
                .filter(dependency -> place(top(dependency.getOriginClass())) < place(top(dependency.getTargetClass())))
                .map(Dependency::getDescription)
                .toList();
        assertThat(ahead).isEmpty();
    }

    @Test
    void packagesHaveNoCycles() {
        check(slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
    }

    @Test
    void coreKnowsNoFrontendAndNoAdapter() {
        check(noClasses()
                .that(CORE)
                .should()
                .dependOnClassesThat(resideInAnyPackage(OUTSIDE_CORE.stream()
                        .map(name -> ROOT + "." + name + "..")
                        .toArray(String[]::new))));
    }

    @Test
    void coreHasNoNetworkAndNoDatabase() {
        check(noClasses()
                .that(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "java.sql..", "javax.sql..", "javax.net.."));
    }

    @Test
    void adaptersDoNotKnowEachOther() {
        check(slices().matching(ROOT + ".adapter.(*)..").should().notDependOnEachOther());
    }

    @Test
    void adaptersPoliciesAndReportsKnowOnlyCore() {
        for (String module : List.of("adapter", "policies", "reports")) {
            check(noClasses()
                    .that(resideInAPackage(ROOT + "." + module + ".."))
                    .should()
                    .dependOnClassesThat(resideInAPackage(ROOT + "..")
                            .and(not(CORE))
                            .and(not(resideInAPackage(ROOT + "." + module + "..")))));
        }
    }

    @Test
    void portsShowNoThirdPartyType() {
        List<String> shown = PRODUCTION.stream()
                .filter(CORE.and(INTERFACES))
                .flatMap(port -> port.getMethods().stream())
                .flatMap(method -> typesShownBy(method)
                        .filter(type -> !speaksForItself(type))
                        .map(type -> method.getFullName() + " shows " + type.getName()))
                .toList();
        assertThat(shown).isEmpty();
    }

    @Test
    void onlyEvidenceAndSettingsConfigureJackson() {
        check(noClasses()
                .that(resideInAPackage(ROOT + "..")
                        // The fake of GitHub writes JSON as GitHub does.
                        .and(not(resideInAnyPackage(
                                ROOT + ".evidence..", ROOT + ".settings..", ROOT + ".testkit.github.."))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson.databind.json..", "com.fasterxml.jackson.dataformat.."));
    }

    @Test
    void namesComeFromTheDomain() {
        check(noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl|Service|Processor)"));
    }

    @Test
    void classesAreFinalUnlessMadeToBeExtended() {
        check(classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotAnonymousClasses()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .and(DescribedPredicate.describe(
                        "are not the body of an enum constant",
                        type -> !type.getRawSuperclass().map(JavaClass::isEnum).orElse(false)))
                .should()
                .haveModifier(JavaModifier.FINAL));
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> unmarked = PRODUCTION.stream()
                .map(JavaClass::getPackage)
                .filter(subject -> !subject.isAnnotatedWith(NullMarked.class))
                .map(subject -> subject.getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unmarked).isEmpty();
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PRODUCTION);
    }

    private static String top(JavaClass type) {
        String rest = type.getPackageName()
                .substring(Math.min(ROOT.length() + 1, type.getPackageName().length()));
        return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
    }

    private static int place(String topPackage) {
        for (int i = 0; i < PATH.size(); i++) {
            if (PATH.get(i).contains(topPackage)) {
                return i;
            }
        }
        return -1;
    }

    private static Stream<JavaClass> typesShownBy(JavaMethod method) {
        return Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream())
                .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .map(JavaClass::getBaseComponentType);
    }

    /** A JSON tree is how a statement's predicate is handed on; every other library stays behind its adapter. */
    private static boolean speaksForItself(JavaClass type) {
        return type.isPrimitive()
                || type.getPackageName().startsWith("java.")
                || type.getPackageName().startsWith(ROOT + ".")
                || type.getName().equals("com.fasterxml.jackson.databind.node.ObjectNode");
    }
}
