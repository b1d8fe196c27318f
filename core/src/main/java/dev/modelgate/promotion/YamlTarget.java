package dev.modelgate.promotion;

import dev.modelgate.problem.Place;
import dev.modelgate.problem.Problem;
import dev.modelgate.problem.ProblemException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/** Follows a path through the events of a file to the one scalar that can be replaced without a side effect. */
final class YamlTarget {
    private final YamlEvents yaml;
    private final YamlPath path;
    private final Deque<Frame> open = new ArrayDeque<>();
    private final List<Integer> found = new ArrayList<>();
    private int deepest;

    private YamlTarget(YamlEvents yaml, YamlPath path) {
        this.yaml = yaml;
        this.path = path;
    }

    /**
     * Index of the scalar among the events of the file.
     *
     * @throws ProblemException when it is missing, is there twice, or stands where replacing it would change more
     */
    static int find(YamlEvents yaml, YamlPath path) {
        YamlTarget target = new YamlTarget(yaml, path);
        List<Event> events = yaml.all();
        for (int i = 0; i < events.size(); i++) {
            target.visit(events.get(i), i);
        }
        return target.only();
    }

    private int only() {
        if (found.isEmpty()) {
            String near =
                    deepest == 0 ? "no document of it goes there" : "it has " + path.text(deepest) + ", no further";
            throw ProblemException.invalid(Problem.at(
                    Place.of(yaml.file()),
                    "It has no value at " + path + ": " + near,
                    "Add the key with the value none, or correct the key under {key:gitops.environments}"));
        }
        if (found.size() > 1) {
            throw refused(
                    yaml.all().get(found.get(1)),
                    path + " leads to a value in " + found.size() + " documents of the file",
                    "Keep the manifest of the model in a file of its own");
        }
        return found.get(0);
    }

    private void visit(Event event, int index) {
        if (event instanceof DocumentStartEvent) {
            open.clear();
        } else if (event instanceof NodeEvent node) {
            node(node, index);
        } else if (event.getEventId() == Event.ID.MappingEnd || event.getEventId() == Event.ID.SequenceEnd) {
            open.pop();
        }
    }

    private void node(NodeEvent node, int index) {
        if (!open.isEmpty() && open.element().expectsKey()) {
            key(open.element(), node);
            return;
        }
        int depth = open.isEmpty() ? 0 : open.element().enter(path);
        if (depth == path.steps().size()) {
            found.add(target(node, index));
        } else if (depth >= 0) {
            deepest = Math.max(deepest, depth);
            shared(node);
        }
        push(node, depth);
    }

    private void key(Frame parent, NodeEvent node) {
        if (node instanceof ScalarEvent scalar) {
            if (parent.depth >= 0 && scalar.isPlain() && scalar.getValue().equals("<<")) {
                throw refused(
                        node,
                        "A mapping on the way to " + path + " takes keys from elsewhere by a merge key (<<)",
                        "Write the keys of this mapping out");
            }
            if (!parent.keys.add(scalar.getValue())) {
                throw refused(
                        node,
                        "The key " + scalar.getValue() + " is there twice, and readers differ in which one they take",
                        "Remove one of the two");
            }
            parent.key = Optional.of(scalar.getValue());
        } else {
            parent.key = Optional.empty();
        }
        parent.inValue = true;
        push(node, Frame.ELSEWHERE);
    }

    private void push(NodeEvent node, int depth) {
        if (node instanceof MappingStartEvent) {
            open.push(new Frame(true, depth));
        } else if (node instanceof SequenceStartEvent) {
            open.push(new Frame(false, depth));
        }
    }

    private int target(NodeEvent node, int index) {
        shared(node);
        if (!(node instanceof ScalarEvent scalar)) {
            throw refused(node, path + " leads to a mapping or sequence, not to one value", "Name the value's own key");
        }
        if (scalar.getTag().isPresent()) {
            throw refused(
                    node,
                    "The value at " + path + " has the tag " + scalar.getTag().get(),
                    "Remove the tag");
        }
        if (scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED) {
            throw refused(node, "The value at " + path + " is a block of lines", "Write it on the line of its key");
        }
        return index;
    }

    /** Refuses what is written once and read in several places. */
    private void shared(NodeEvent node) {
        if (node instanceof AliasEvent alias) {
            throw refused(
                    node,
                    path + " leads through the alias *" + alias.getAlias() + ", whose content is read elsewhere too",
                    "Write the content out in place of the alias");
        }
        if (node.getAnchor().isPresent()) {
            String kind = node instanceof CollectionStartEvent ? "the collection on the way to " : "the value at ";
            throw refused(
                    node,
                    kind + path + " has the anchor &" + node.getAnchor().get() + ", so others may read it too",
                    "Remove the anchor, and write the content out where its alias stands");
        }
    }

    private ProblemException refused(Event event, String what, String fix) {
        return ProblemException.invalid(Problem.at(yaml.place(event), what, fix));
    }

    /** A collection that is open. */
    private static final class Frame {
        private static final int ELSEWHERE = -1;

        private final boolean mapping;
        /** How many steps of the path lead to this collection; {@link #ELSEWHERE} when the path does not. */
        private final int depth;

        private final Set<String> keys = new HashSet<>();
        private Optional<String> key = Optional.empty();
        private boolean inValue;
        private int position;

        private Frame(boolean mapping, int depth) {
            this.mapping = mapping;
            this.depth = depth;
        }

        private boolean expectsKey() {
            return mapping && !inValue;
        }

        /** Takes the next value, and tells how many steps of the path lead to it. */
        private int enter(YamlPath path) {
            inValue = false;
            int current = position++;
            if (depth < 0 || depth >= path.steps().size()) {
                return ELSEWHERE;
            }
            YamlPath.Step step = path.steps().get(depth);
            Optional<YamlPath.Step> taken =
                    mapping ? key.map(YamlPath.Key::new) : Optional.of(new YamlPath.Index(current));
            return taken.filter(step::equals).isPresent() ? depth + 1 : ELSEWHERE;
        }
    }
}
