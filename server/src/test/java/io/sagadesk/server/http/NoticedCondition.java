package io.sagadesk.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.servlet.mvc.condition.RequestCondition;

/** A condition that every request fulfils; it notices for which mappings it is asked. */
record NoticedCondition(String mapping, List<String> asked) implements RequestCondition<NoticedCondition> {

    @Override
    public NoticedCondition combine(NoticedCondition other) {
        return other;
    }

    @Override
    public NoticedCondition getMatchingCondition(HttpServletRequest request) {
        asked.add(mapping);
        return this;
    }

    @Override
    public int compareTo(NoticedCondition other, HttpServletRequest request) {
        return 0;
    }
}
