package io.sagadesk.server.http.query;

import io.sagadesk.rules.time.TimeZones;
import java.beans.PropertyEditorSupport;
import java.time.ZoneId;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Reads time zones in parameters by their names. It is an editor and not a converter, because Spring tries its own editor,
 * which takes offsets, after a converter that refuses.
 */
@ControllerAdvice
class ZoneParameters {

    @InitBinder
    void register(WebDataBinder binder) {
        binder.registerCustomEditor(ZoneId.class, new ZoneEditor());
    }

    private static final class ZoneEditor extends PropertyEditorSupport {

        @Override
        public void setAsText(String name) {
            setValue(TimeZones.given(name).orElseThrow(() -> new IllegalArgumentException("no time zone")));
        }
    }
}
