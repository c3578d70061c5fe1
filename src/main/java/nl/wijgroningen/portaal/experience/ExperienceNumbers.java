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

    /** How many years after its publication a public experience is kept (R42). */
    public static final Setting PUBLISHED_YEARS = new Setting("experience.published-years", 5, 1, 10);

    /** How many months after publication, or after a decided objection, the original of masked words is kept (R42). */
    public static final Setting MASK_MONTHS = new Setting("experience.mask-months", 3, 1, 12);

    /** How many months after the quarter of its order a kaartje is good (R32). */
    public static final Setting CARD_MONTHS = new Setting("experience.card-months", 12, 3, 24);

    /** How many kaartjes of one batch in one week are pointed out to the coordinator (R32). */
    public static final Setting CARD_BURST = new Setting("experience.card-burst", 10, 5, 100);

    @Bean
    Setting cardMonths() {
        return CARD_MONTHS;
    }

    @Bean
    Setting cardBurst() {
        return CARD_BURST;
    }

    @Bean
    Setting publishedYears() {
        return PUBLISHED_YEARS;
    }

    @Bean
    Setting maskMonths() {
        return MASK_MONTHS;
    }

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
