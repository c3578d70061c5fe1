package nl.wijgroningen.portaal.wijraad;

import nl.wijgroningen.portaal.platform.setting.Setting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The numbers of this module that are a choice; the first two are in the letter of 2017. */
@Configuration(proxyBeanMethods = false)
public class WijRaadNumbers {

    /** Members at least (R3). */
    public static final Setting LEAST_MEMBERS = new Setting("wijraad.least-members", 11, 3, 15);

    /** Members at most, and so the number of seats (R3). */
    public static final Setting MOST_MEMBERS = new Setting("wijraad.most-members", 13, 5, 30);

    /** Years of a full term (R12a). */
    public static final Setting TERM_YEARS = new Setting("wijraad.term-years", 3, 1, 5);

    /** Months before its end that a seat opens its vacancy (R12a). */
    public static final Setting VACANCY_MONTHS = new Setting("wijraad.vacancy-months", 6, 1, 12);

    /** Meetings in a year at least (R12d). */
    public static final Setting MEETINGS = new Setting("wijraad.meetings", 10, 1, 52);

    /** Meetings in a year at least with the board, among {@link #MEETINGS} (R12d). */
    public static final Setting BOARD_MEETINGS = new Setting("wijraad.board-meetings", 6, 0, 52);

    /** Weeks within which the director answers an advice (R12e). */
    public static final Setting ANSWER_WEEKS = new Setting("wijraad.answer-weeks", 6, 1, 26);

    /** Months after its answer that the WIJ-raad says of a point whether it was done; a year at least (R12e). */
    public static final Setting JUDGE_MONTHS = new Setting("wijraad.judge-months", 12, 12, 36);

    /** Months after sending that what members said of a draft is kept (R42). */
    public static final Setting REMARK_MONTHS = new Setting("wijraad.remark-months", 12, 1, 60);

    @Bean
    Setting leastMembers() {
        return LEAST_MEMBERS;
    }

    @Bean
    Setting mostMembers() {
        return MOST_MEMBERS;
    }

    @Bean
    Setting termYears() {
        return TERM_YEARS;
    }

    @Bean
    Setting vacancyMonths() {
        return VACANCY_MONTHS;
    }

    @Bean
    Setting leastMeetings() {
        return MEETINGS;
    }

    @Bean
    Setting leastBoardMeetings() {
        return BOARD_MEETINGS;
    }

    @Bean
    Setting answerWeeks() {
        return ANSWER_WEEKS;
    }

    @Bean
    Setting judgeMonths() {
        return JUDGE_MONTHS;
    }

    @Bean
    Setting remarkMonths() {
        return REMARK_MONTHS;
    }
}
