package dev.modelgate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.app.GoalSpec;
import dev.modelgate.app.Modelgate;
import dev.modelgate.settings.OptionSpec;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfigurationException;
import org.eclipse.aether.RepositorySystem;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Goals and parameters are written by hand here, and nowhere else: they have to be those that every frontend has. */
class SurfaceParityTest {
    private static final Path DESCRIPTOR = Path.of("target/classes/META-INF/maven/plugin.xml");

    private final PluginDescriptor plugin = descriptor();

    /** What a parameter and an option have in common, by the name of the option. */
    private record Surface(
            String field,
            String property,
            String type,
            Optional<String> fallback,
            boolean required,
            String description) {}

    @Test
    void hasTheGoalsWithTheirDescriptions() {
        assertThat(plugin.getGoalPrefix()).isEqualTo("modelgate");
        Map<String, String> mojos = plugin.getMojos().stream()
                .collect(Collectors.toMap(MojoDescriptor::getGoal, mojo -> plain(mojo.getDescription())));
        Map<String, String> goals =
                Modelgate.goals().stream().collect(Collectors.toMap(GoalSpec::name, GoalSpec::description));
        assertThat(mojos).containsExactlyInAnyOrderEntriesOf(goals);
    }

    @Test
    void everyGoalRunsWithoutAPomAndBesideOthers() {
        assertThat(plugin.getMojos()).allSatisfy(mojo -> {
            assertThat(mojo.isProjectRequired()).as(mojo.getGoal()).isFalse();
            assertThat(mojo.isThreadSafe()).as(mojo.getGoal()).isTrue();
        });
    }

    @TestFactory
    List<DynamicTest> parametersAreTheOptions() {
        return Modelgate.goals().stream()
                .map(goal -> DynamicTest.dynamicTest(goal.name(), () -> {
                    Map<String, Surface> options = goal.options().stream()
                            .collect(Collectors.toMap(OptionSpec::component, SurfaceParityTest::surface));
                    assertThat(parameters(mojo(goal))).containsExactlyInAnyOrderEntriesOf(options);
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> everyParameterReachesTheGoal() {
        return Modelgate.goals().stream()
                .map(goal -> DynamicTest.dynamicTest(goal.name(), () -> {
                    GoalMojo mojo = instance(mojo(goal));
                    Map<String, List<String>> expected = new TreeMap<>();
                    for (OptionSpec option : goal.options()) {
                        expected.put(option.name(), set(mojo, option));
                    }
                    assertThat(mojo.options()).containsExactlyInAnyOrderEntriesOf(expected);
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> whatIsNotSetIsNotGiven() {
        return Modelgate.goals().stream()
                .map(goal -> DynamicTest.dynamicTest(goal.name(), () -> {
                    List<String> flags = goal.options().stream()
                            .filter(OptionSpec::flag)
                            .map(OptionSpec::name)
                            .toList();
                    Map<String, List<String>> given = instance(mojo(goal)).options();
                    assertThat(given.keySet()).containsExactlyInAnyOrderElementsOf(flags);
                    assertThat(given.values())
                            .allSatisfy(texts -> assertThat(texts).containsExactly("false"));
                }))
                .toList();
    }

    private MojoDescriptor mojo(GoalSpec goal) {
        return Optional.ofNullable(plugin.getMojo(goal.name()))
                .orElseThrow(() -> new AssertionError("no Mojo for " + goal.name()));
    }

    private static Surface surface(OptionSpec option) {
        String single = option.flag() ? "boolean" : "java.lang.String";
        return new Surface(
                option.component(),
                "${modelgate." + option.name() + "}",
                option.repeatable() ? "java.util.List" : single,
                option.defaultValue(),
                option.required(),
                option.description());
    }

    private static Map<String, Surface> parameters(MojoDescriptor mojo) {
        PlexusConfiguration values = mojo.getMojoConfiguration();
        return mojo.getParameters().stream()
                .filter(Parameter::isEditable)
                .collect(Collectors.toMap(
                        Parameter::getName,
                        parameter -> new Surface(
                                parameter.getName(),
                                values.getChild(parameter.getName()).getValue(""),
                                parameter.getType(),
                                Optional.ofNullable(
                                        values.getChild(parameter.getName()).getAttribute("default-value")),
                                parameter.isRequired(),
                                plain(parameter.getDescription()))));
    }

    private static GoalMojo instance(MojoDescriptor descriptor) throws ReflectiveOperationException {
        Constructor<?> constructor =
                Class.forName(descriptor.getImplementation()).getDeclaredConstructor(RepositorySystem.class);
        Object untouched = Proxy.newProxyInstance(
                SurfaceParityTest.class.getClassLoader(),
                new Class<?>[] {RepositorySystem.class},
                (proxy, method, arguments) -> {
                    throw new AssertionError("nothing is resolved here");
                });
        return (GoalMojo) constructor.newInstance(untouched);
    }

    /** Sets the field of an option as Maven does, to texts that are its own. */
    private static List<String> set(GoalMojo mojo, OptionSpec option) throws ReflectiveOperationException {
        Field field = field(mojo.getClass(), option.component());
        field.setAccessible(true);
        if (option.flag()) {
            field.setBoolean(mojo, true);
            return List.of("true");
        }
        String text = option.name() + " given";
        field.set(mojo, option.repeatable() ? List.of(text, "and more") : text);
        return option.repeatable() ? List.of(text, "and more") : List.of(text);
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
            for (Field field : declaring.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return field;
                }
            }
        }
        throw new NoSuchFieldException(type + " has no " + name);
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\s+", " ").strip();
    }

    private static PluginDescriptor descriptor() {
        try (Reader reader = Files.newBufferedReader(DESCRIPTOR)) {
            return new PluginDescriptorBuilder().build(reader);
        } catch (IOException | PlexusConfigurationException e) {
            throw new AssertionError("the build wrote no descriptor", e);
        }
    }
}
