package dev.modelgate.promotion;

import dev.modelgate.problem.Credentials;
import dev.modelgate.settings.Description;
import dev.modelgate.settings.SecretReference;
import dev.modelgate.settings.Violations;
import java.util.Optional;

/**
 * How GitHub is reached.
 *
 * @param api address of REST
 * @param token where the token is
 * @param app the GitHub App to be, in the place of a token
 */
@Description("How GitHub is reached.")
public record GithubSettings(
        @Description(
                "Address of REST; by default https://api.github.com for github.com, and /api/v3 of any other host, which"
                        + " is where GitHub Enterprise Server has it.")
        Optional<String> api,

        @Description("Where the token is; by default the environment variable GITHUB_TOKEN.")
        Optional<SecretReference> token,

        @Description("The GitHub App to be, in the place of a token.")
        Optional<App> app) {
    public GithubSettings {
        new Violations()
                .when(
                        api.filter(address -> !address.matches("https?://[^/\\s]+(/.*)?"))
                                .isPresent(),
                        "api",
                        "it is no address: " + Credentials.without(api.orElse("")),
                        "Write it as https://github.example.com/api/v3")
                .when(
                        api.filter(Credentials::in).isPresent(),
                        "api",
                        "the address " + Credentials.without(api.orElse("")) + " holds a password or token",
                        "Leave it out, and name the token with {key:gitops.github.token}")
                .when(
                        token.isPresent() && app.isPresent(),
                        "app",
                        "there are a token and an App, and only one of them can be used",
                        "Remove one of the two")
                .throwIfAny();
    }

    /** GitHub as it is without any settings. */
    public static GithubSettings defaults() {
        return new GithubSettings(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * A GitHub App.
     *
     * @param id its id or client id
     * @param key where its private key is
     */
    @Description("A GitHub App.")
    public record App(
            @Description("Id of the App, or its client id.") String id,

            @Description("Where its private key is: PEM, as GitHub hands it out.")
            SecretReference key) {
        public App {
            new Violations()
                    .when(id.isBlank(), "id", "the App has no id", "Write what GitHub shows on the App's page")
                    .throwIfAny();
        }
    }
}
