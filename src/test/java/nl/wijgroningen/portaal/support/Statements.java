package nl.wijgroningen.portaal.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Keeps the SQL statements that the portal sends, to count them per page. */
public final class Statements implements BeanPostProcessor {

    private final List<String> sent = new CopyOnWriteArrayList<>();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source
                ? ProxyDataSourceBuilder.create(source)
                        .afterQuery((execution, queries) -> {
                            if (!Thread.currentThread().getName().matches("(db-scheduler|scheduling).*")) { // no job's
                                queries.forEach(it -> sent.add(it.getQuery()));
                            }
                        })
                        .build()
                : bean;
    }

    /** Those sent while {@code work} ran; other requests must not run meanwhile. */
    public List<String> during(Runnable work) {
        sent.clear();
        work.run();
        return List.copyOf(sent);
    }
}
