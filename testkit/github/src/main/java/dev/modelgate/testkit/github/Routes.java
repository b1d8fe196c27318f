package dev.modelgate.testkit.github;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds who answers a call. */
final class Routes {
    private final List<Route> all = new ArrayList<>();

    /** Answers calls, given what the braces of the route's template matched, decoded. */
    @FunctionalInterface
    interface Handler {
        Answer answer(Call call, List<String> parts);
    }

    private record Route(String method, Pattern path, Handler handler) {}

    /**
     * Adds a route.
     *
     * @param template method, a space, and a path in which {@code {name}} stands for one part and {@code {name*}} for several
     */
    Routes add(String template, Handler handler) {
        String[] words = template.split(" ", 2);
        String pattern = words[1].replaceAll("\\{[a-z_]+\\*}", "(.+)").replaceAll("\\{[a-z_]+}", "([^/]+)");
        all.add(new Route(words[0], Pattern.compile(pattern), handler));
        return this;
    }

    /** The answer, or that there is no such thing. */
    Answer answer(Call call) {
        for (Route route : all) {
            Optional<List<String>> parts =
                    route.method().equals(call.method()) ? parts(route.path().matcher(call.path())) : Optional.empty();
            if (parts.isPresent()) {
                return route.handler().answer(call, parts.get());
            }
        }
        return Answer.notFound();
    }

    private static Optional<List<String>> parts(Matcher matcher) {
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            parts.add(URLDecoder.decode(matcher.group(i).replace("+", "%2B"), StandardCharsets.UTF_8));
        }
        return Optional.of(parts);
    }
}
