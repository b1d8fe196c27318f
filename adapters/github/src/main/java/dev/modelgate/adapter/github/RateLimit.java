package dev.modelgate.adapter.github;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How long GitHub asks a client to wait, by the rules of its documentation on rate limits: {@code retry-after}, else the reset of an
 * exhausted limit, else a minute that doubles each time.
 */
final class RateLimit {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;

    private RateLimit() {}

    /** Reads an answer's body. */
    @FunctionalInterface
    interface Message {
        String read() throws IOException;
    }

    /**
     * The wait.
     *
     * @param status of the answer
     * @param header gives a header, or null
     * @param attempt how many waits there were already
     * @param now the time
     * @param message gives the body of the answer
     * @return empty when the answer is not about a limit
     */
    static Optional<Duration> wait(int status, UnaryOperator<String> header, int attempt, Instant now, Message message)
            throws IOException {
        if (status != FORBIDDEN && status != TOO_MANY) {
            return Optional.empty();
        }
        Optional<Long> after = number(header.apply("Retry-After"));
        if (after.isPresent()) {
            return after.map(Duration::ofSeconds);
        }
        Optional<Long> remaining = number(header.apply("X-RateLimit-Remaining"));
        Optional<Long> reset = number(header.apply("X-RateLimit-Reset"));
        if (remaining.equals(Optional.of(0L)) && reset.isPresent()) {
            Duration until = Duration.between(now, Instant.ofEpochSecond(reset.get()));
            return Optional.of(until.isNegative() ? Duration.ofSeconds(1) : until.plusSeconds(1));
        }
        boolean limited = status == TOO_MANY || message.read().contains("rate limit");
        return limited ? Optional.of(MINUTE.multipliedBy(1L << Math.min(attempt, 6))) : Optional.empty();
    }

    private static Optional<Long> number(@org.jspecify.annotations.Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
