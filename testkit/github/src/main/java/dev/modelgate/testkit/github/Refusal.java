package dev.modelgate.testkit.github;

/** Ends a call with an answer other than the good one. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Answer answer;

    Refusal(Answer answer) {
        super(answer.body().toString());
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
