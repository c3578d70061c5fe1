package nl.wijgroningen.portaal.wijraad.advice;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes advices of tests away, which stay as they were written, so that no other test meets them. */
public final class Advices {

    private Advices() {}

    public static void forget(JdbcClient jdbc, TransactionTemplate transaction, UUID id) {
        transaction.executeWithoutResult(it -> {
            jdbc.sql("delete from search_document where id = :id")
                    .param("id", id)
                    .update();
            jdbc.sql("delete from wijraad_advice_voice where advice_id = :id")
                    .param("id", id)
                    .update();
            jdbc.sql("delete from trail_node where id = :id").param("id", id).update();
            jdbc.sql("set local session_replication_role = replica").update();
            for (var table : new String[] {"wijraad_answer", "wijraad_answer_draft", "wijraad_judgement"}) {
                jdbc.sql("delete from " + table
                                + " where point_id in (select id from wijraad_point where advice_id = :id)")
                        .param("id", id)
                        .update();
            }
            for (var table : new String[] {
                "wijraad_point", "wijraad_advice_earlier", "wijraad_advice_step", "wijraad_advice_remark"
            }) {
                jdbc.sql("delete from " + table + " where advice_id = :id")
                        .param("id", id)
                        .update();
            }
            jdbc.sql("delete from wijraad_advice where id = :id")
                    .param("id", id)
                    .update();
        });
    }
}
