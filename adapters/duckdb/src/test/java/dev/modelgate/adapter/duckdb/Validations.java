package dev.modelgate.adapter.duckdb;

import dev.modelgate.data.ColumnContract;
import dev.modelgate.data.ColumnType;
import dev.modelgate.data.DataContract;
import dev.modelgate.data.Dataset;
import dev.modelgate.data.LabelRule;
import dev.modelgate.data.LengthBounds;
import dev.modelgate.data.NullShare;
import dev.modelgate.data.ValidateData;
import dev.modelgate.evidence.Digest;
import dev.modelgate.run.Cancellation;
import dev.modelgate.run.EventSink;
import dev.modelgate.run.RunContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Requests for tests, and contracts of columns written in few words. */
final class Validations {
    static final Digest CONTRACT = Digest.of("contract".getBytes(StandardCharsets.US_ASCII));
    static final RunContext CONTEXT = new RunContext(
            Clock.fixed(Instant.parse("2013-07-01T11:59:00Z"), ZoneOffset.UTC),
            EventSink.none(),
            new Cancellation(),
            1,
            "0.1.0",
            true);

    private Validations() {}

    static ValidateData.Request request(Dataset dataset, DataContract contract) {
        return new ValidateData.Request(dataset, contract, CONTRACT, "contract.yaml", Optional.empty(), List.of());
    }

    static ValidateData.Request request(
            Dataset dataset, DataContract contract, LabelRule label, List<String> features) {
        return new ValidateData.Request(dataset, contract, CONTRACT, "contract.yaml", Optional.of(label), features);
    }

    static Builder column(String name, ColumnType type) {
        return new Builder(name, type);
    }

    static final class Builder {
        private final String name;
        private final ColumnType type;
        private boolean required = true;
        private boolean unique;
        private double nulls;
        private Optional<Double> min = Optional.empty();
        private Optional<Double> max = Optional.empty();
        private Optional<String> earliest = Optional.empty();
        private Optional<String> latest = Optional.empty();
        private List<String> values = List.of();
        private Optional<String> pattern = Optional.empty();
        private Optional<LengthBounds> length = Optional.empty();

        private Builder(String name, ColumnType type) {
            this.name = name;
            this.type = type;
        }

        Builder optional() {
            required = false;
            return this;
        }

        Builder unique() {
            unique = true;
            return this;
        }

        Builder nulls(double most) {
            nulls = most;
            return this;
        }

        Builder range(double least, double most) {
            min = Optional.of(least);
            max = Optional.of(most);
            return this;
        }

        Builder between(String first, String last) {
            earliest = Optional.of(first);
            latest = Optional.of(last);
            return this;
        }

        Builder values(String... allowed) {
            values = List.of(allowed);
            return this;
        }

        Builder pattern(String regex) {
            pattern = Optional.of(regex);
            return this;
        }

        Builder length(int least, int most) {
            length = Optional.of(new LengthBounds(least, Optional.of(most)));
            return this;
        }

        ColumnContract build() {
            return new ColumnContract(
                    name,
                    Optional.of(type),
                    required,
                    new NullShare(nulls),
                    unique,
                    min,
                    max,
                    earliest,
                    latest,
                    values,
                    pattern,
                    length);
        }
    }
}
