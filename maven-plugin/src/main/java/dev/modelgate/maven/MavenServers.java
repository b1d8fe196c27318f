package dev.modelgate.maven;

import java.util.Optional;
import java.util.function.Function;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** Passwords of the servers of Maven's settings, decrypted when they are asked for. */
final class MavenServers implements Function<String, Optional<String>> {
    private final MavenSession session;
    private final SettingsDecrypter decrypter;

    MavenServers(MavenSession session, SettingsDecrypter decrypter) {
        this.session = session;
        this.decrypter = decrypter;
    }

    @Override
    public Optional<String> apply(String id) {
        return Optional.ofNullable(session.getSettings().getServer(id))
                .map(DefaultSettingsDecryptionRequest::new)
                .map(decrypter::decrypt)
                .map(result -> result.getServer())
                .map(Server::getPassword);
    }
}
