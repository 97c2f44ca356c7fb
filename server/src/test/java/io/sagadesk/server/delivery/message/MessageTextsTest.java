package io.sagadesk.server.delivery.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.delivery.MessageTemplate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageTextsTest {

    private static final Map<String, String> ALL = Map.of(
            "greeting", "Hello Anna,", "code", "ABCD-$1", "worth", "10.00 EUR", "until", "31 March 2026, 12:00 (UTC)");

    private final MessageTexts texts = new MessageTexts();

    @ParameterizedTest
    @EnumSource
    void each_template_has_words_without_gaps(MessageTemplate template) {
        var words = texts.of(template, ALL);

        assertThat(words.subject()).isNotBlank().doesNotContain("\n", "{");
        assertThat(words.text()).startsWith("Hello Anna,\n\n").endsWith("\n").doesNotContain("{", "}", "\n\n\n");
    }

    @ParameterizedTest
    @EnumSource
    void each_kind_of_campaign_has_a_template_that_tells_the_code(CampaignKind kind) {
        assertThat(texts.of(MessageTemplate.of(kind), ALL).text()).contains("ABCD-$1", "10.00 EUR", "31 March 2026");
    }

    @Test
    void a_paragraph_about_what_there_is_not_is_left_out() {
        var text = texts.of(MessageTemplate.MEMBERSHIP, Map.of("greeting", "Hello,"))
                .text();

        assertThat(text).startsWith("Hello,\n\n").contains("As a member").doesNotContain("code", "until", "{");
    }
}
