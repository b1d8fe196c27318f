package dev.modelgate.project;

import dev.modelgate.problem.Credentials;
import dev.modelgate.settings.Default;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.Violations;
import java.util.Optional;

/**
 * Where artefacts and evidence are kept.
 *
 * @param artifacts folder of artefacts
 * @param evidence folder of evidence
 * @param uri what a server puts before {@code sha256/…} to fetch an artefact
 */
@Description("Where artefacts and evidence are kept.")
public record StoreSettings(
        @Description("Folder that keeps models and signatures by their digest.") @Default(".modelgate/artifacts")
        String artifacts,

        @Description("Folder that keeps evidence between steps and between CI jobs.") @Default(".modelgate/evidence")
        String evidence,

        @Description("Address under which a server finds the artefact folder; by default the folder as a file URI.")
        Optional<String> uri) {
    public StoreSettings {
        new Violations()
                .when(
                        uri.filter(Credentials::in).isPresent(),
                        "uri",
                        "the address " + Credentials.without(uri.orElse(""))
                                + " holds a password or token, and would be written into the GitOps repository",
                        "Leave it out: the server that fetches models has credentials of its own")
                .throwIfAny();
    }
}
