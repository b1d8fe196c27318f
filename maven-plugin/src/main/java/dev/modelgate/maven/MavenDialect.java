package dev.modelgate.maven;

import dev.modelgate.problem.Dialect;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** The words of a Maven build: the prefix where Maven knows it, the full coordinates elsewhere. */
final class MavenDialect implements Dialect {
    private final String prefix;

    /** Words of goals that are invoked with a prefix, or with the coordinates of the plugin. */
    MavenDialect(String prefix) {
        this.prefix = prefix;
    }

    /** How a goal is invoked where this one was. */
    static MavenDialect of(MavenSession session, MojoExecution execution) {
        Plugin plugin = execution.getPlugin();
        MavenProject project = session.getCurrentProject();
        boolean known = project.getPlugin(plugin.getKey()) != null
                || project.getPluginManagement() != null
                        && project.getPluginManagement().getPluginsAsMap().containsKey(plugin.getKey())
                || session.getPluginGroups().contains(plugin.getGroupId());
        return known ? new MavenDialect("modelgate") : new MavenDialect(plugin.getKey() + ":" + execution.getVersion());
    }

    @Override
    public String goal(String name) {
        return "mvn " + prefix + ":" + name;
    }

    @Override
    public String option(String name) {
        return "-Dmodelgate." + name;
    }

    @Override
    public String option(String name, String value) {
        return option(name) + "=" + value;
    }
}
