package dev.modelgate.reports;

import dev.modelgate.report.Tone;

/** Whether text for a terminal carries colour. */
enum Ink {
    NONE,
    ANSI;

    private static final String BOLD = "1";
    private static final String FAINT = "2";
    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String YELLOW = "33";

    String bold(String text) {
        return in(BOLD, text);
    }

    String faint(String text) {
        return in(FAINT, text);
    }

    String added(String text) {
        return in(GREEN, text);
    }

    String removed(String text) {
        return in(RED, text);
    }

    String tone(Tone tone, String text) {
        return switch (tone) {
            case PLAIN -> text;
            case GOOD -> in(GREEN, text);
            case UNSURE -> in(YELLOW, text);
            case BAD -> in(RED, text);
        };
    }

    private String in(String code, String text) {
        return this == NONE || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
