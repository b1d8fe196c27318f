package dev.modelgate.adapter.github;

import dev.modelgate.promotion.Forge;
import dev.modelgate.promotion.GithubSettings;
import dev.modelgate.settings.SecretReference;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.kohsuke.github.extras.HttpClientGitHubConnector;

/** Opens repositories on github.com; and on any other host that the settings say is a GitHub Enterprise Server. */
public final class GithubProvider implements Forge.Provider {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final SecretReference TOKEN =
            new SecretReference(Optional.of("GITHUB_TOKEN"), Optional.empty(), Optional.empty());

    /** Called by {@link java.util.ServiceLoader}. */
    public GithubProvider() {}

    @Override
    public boolean accepts(Forge.Remote remote) {
        return GithubAddress.of(remote.location())
                .filter(address -> address.isPublic() || remote.github().isPresent())
                .isPresent();
    }

    @Override
    public Forge open(Forge.Remote remote) {
        GithubAddress address = GithubAddress.of(remote.location()).orElseThrow();
        GithubSettings settings = remote.github().orElseGet(GithubSettings::defaults);
        URI rest = settings.api().map(GithubProvider::address).orElseGet(address::api);
        PacedConnector connector =
                new PacedConnector(new HttpClientGitHubConnector(), remote.clock(), remote.waits(), PATIENCE);
        Supplier<String> token = settings.app()
                .map(app -> app(app, rest, address, connector, remote))
                .orElseGet(() -> () ->
                        remote.secrets().apply(settings.token().orElse(TOKEN)).strip());
        return new GithubForge(new GithubApi(rest, address.repository(), connector, token), remote.base());
    }

    private static URI address(String text) {
        return URI.create(text.replaceFirst("/$", ""));
    }

    private static Supplier<String> app(
            GithubSettings.App app, URI rest, GithubAddress address, PacedConnector connector, Forge.Remote remote) {
        return new InstallationToken(
                rest,
                address.repository(),
                app.id(),
                () -> AppKey.read(remote.secrets().apply(app.key())),
                connector,
                remote.clock());
    }
}
