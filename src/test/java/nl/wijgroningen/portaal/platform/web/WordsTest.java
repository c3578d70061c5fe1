package nl.wijgroningen.portaal.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class WordsTest {

    @Test
    void aCountThatStoppedSaysMoreThan() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/platform");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        var words = new Words(messages);
        assertThat(words.count(Language.NL, 0, 1000)).isEqualTo("0");
        assertThat(words.count(Language.NL, 1000, 1000)).isEqualTo("1000");
        assertThat(words.count(Language.NL, 1001, 1000)).isEqualTo("meer dan 1.000");
        assertThat(words.count(Language.EN, 1001, 1000)).isEqualTo("more than 1,000");
        assertThat(words.count(Language.EN, 501, 500)).isEqualTo("more than 500");
    }
}
