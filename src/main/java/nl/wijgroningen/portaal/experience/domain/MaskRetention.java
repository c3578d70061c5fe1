package nl.wijgroningen.portaal.experience.domain;

import java.time.LocalDate;
import nl.wijgroningen.portaal.experience.ExperienceNumbers;
import nl.wijgroningen.portaal.platform.retention.Retention;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.setting.Setting;
import nl.wijgroningen.portaal.platform.setting.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The original of what was masked: three months after publication, or after the objection was decided. From then on the
 * story is what everyone reads, and which words were taken out is known to nobody.
 */
@Component
class MaskRetention implements Retention {

    private final JdbcClient jdbc;
    private final Settings settings;

    MaskRetention(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @Override
    public String kind() {
        return "experience.mask";
    }

    @Override
    public Setting term() {
        return ExperienceNumbers.MASK_MONTHS;
    }

    /** An objection that is open, or that waits for the morning, keeps the original: it is needed to decide. */
    @Override
    @Rule("R42")
    public int apply(LocalDate today) {
        return jdbc.sql("""
						with due as materialized (
							select p.* from experience_publication p join experience e on e.id = p.experience_id
							where p.state = 'PUBLISHED' and p.published_on < :day
								and exists (select from experience_mask m where m.experience_id = p.experience_id)
								and not exists (select from experience_objection o where o.experience_id = p.experience_id
									and (o.decided_on is null or o.decided_on >= :day))
								and not exists (select from experience_waiting w where w.code_hash = e.code_hash)
						), answers as (
							update experience_response r set text = d.answer
							from due d
							where r.id = (select l.id from experience_response l
								where l.experience_id = d.experience_id and l.sent_on is not null and l.kind = 'ANSWER'
								order by l.turn desc nulls last, l.sent_on desc, l.id desc limit 1)
						), forgotten as (
							delete from experience_mask m using due d where m.experience_id = d.experience_id
						)
						update experience e set happened = d.happened, went_well = d.went_well,
							could_be_better = d.could_be_better, wish = d.wish
						from due d where d.experience_id = e.id
						""")
                .param("day", today.minusMonths(settings.of(ExperienceNumbers.MASK_MONTHS, today)))
                .update();
    }
}
