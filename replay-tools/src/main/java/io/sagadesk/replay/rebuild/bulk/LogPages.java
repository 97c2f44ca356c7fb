package io.sagadesk.replay.rebuild.bulk;

import io.sagadesk.projections.RecordedEvent;
import io.sagadesk.store.json.EventDecoder;
import io.sagadesk.store.sqlite.file.EventLog;
import io.sagadesk.store.sqlite.file.StoredEvent;
import java.util.List;

/** Pages of the embedded log. */
public final class LogPages implements EventPages {

    private final EventLog log;
    private final EventDecoder sealed;

    /** @param sealed decodes with {@link io.sagadesk.store.json.SagadeskSerializer#sealed} */
    public LogPages(EventLog log, EventDecoder sealed) {
        this.log = log;
        this.sealed = sealed;
    }

    @Override
    public List<RecordedEvent> page(long from, long end) {
        if (end <= from) return List.of();
        return log.page(from, (int) Math.min(EventLog.PAGE, end - from)).stream()
                .map(this::recorded)
                .toList();
    }

    @Override
    public long lastPosition() {
        return log.lastPosition();
    }

    private RecordedEvent recorded(StoredEvent event) {
        return new RecordedEvent(new StoredEnvelope(event), sealed.decode(event));
    }
}
