package nl.wijgroningen.portaal.experience;

import nl.wijgroningen.portaal.platform.setting.Setting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The numbers of this module that are our choice. */
@Configuration(proxyBeanMethods = false)
public class ExperienceNumbers {

    /** How many days after its last save a draft is kept (R42). */
    public static final Setting DRAFT_DAYS = new Setting("experience.draft-days", 7, 1, 31);

    /** How many weeks after the last answer an experience closes without a word of the teller (R12). */
    public static final Setting CLOSE_AFTER_WEEKS = new Setting("experience.close-after-weeks", 8, 2, 52);

    /** How many months after the week of its closing an experience that is not public is kept (R42). */
    public static final Setting TEXT_MONTHS = new Setting("experience.text-months", 12, 1, 60);

    @Bean
    Setting draftDays() {
        return DRAFT_DAYS;
    }

    @Bean
    Setting textMonths() {
        return TEXT_MONTHS;
    }

    @Bean
    Setting closeAfterWeeks() {
        return CLOSE_AFTER_WEEKS;
    }
}
