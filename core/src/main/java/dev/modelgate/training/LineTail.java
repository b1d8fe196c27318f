package dev.modelgate.training;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Hands lines on, counts them, and remembers the last few for a person who has to find out what went wrong. */
final class LineTail implements Consumer<String> {
    private static final int REMEMBERED = 5;
    private static final int LONGEST = 200;

    private final Consumer<String> next;
    private final Deque<String> last = new ArrayDeque<>();
    private long count;

    LineTail(Consumer<String> next) {
        this.next = next;
    }

    @Override
    public synchronized void accept(String line) {
        count++;
        if (last.size() == REMEMBERED) {
            last.removeFirst();
        }
        last.addLast(line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
        next.accept(line);
    }

    synchronized List<String> last() {
        return List.copyOf(last);
    }

    synchronized long count() {
        return count;
    }
}
