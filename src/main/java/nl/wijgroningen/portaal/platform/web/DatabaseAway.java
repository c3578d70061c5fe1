package nl.wijgroningen.portaal.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * While the database is away every page says so politely: 503, when to come back, and what was typed. {@link Refusals} sees
 * what a handler throws; this filter what is thrown around it, where the session and the log-in are read.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class DatabaseAway extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(DatabaseAway.class);
    private static final int DEEPEST = 10;

    /** Seconds. */
    private static final String RETRY_AFTER = "30";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException failed) {
            if (!isWhy(failed) || response.isCommitted()) {
                throw failed;
            }
            answer(failed, request, response);
        }
    }

    static boolean isWhy(Throwable failed) {
        return Stream.iterate(failed, it -> it != null, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(it -> it instanceof DataAccessResourceFailureException
                        || it instanceof TransientDataAccessResourceException
                        || it instanceof CannotCreateTransactionException
                        || it instanceof SQLTransientConnectionException
                        || it instanceof SQLException sql && isOfTheConnection(sql));
    }

    /** Of SQLSTATE: class 08 is the connection, 57P a server that stops or starts. */
    private static boolean isOfTheConnection(SQLException failed) {
        var state = failed.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    static void answer(Throwable failed, HttpServletRequest request, HttpServletResponse response) throws IOException {
        log.warn("the database does not answer: {}", failed.getClass().getSimpleName());
        request.setAttribute(KeptForm.ATTRIBUTE, KeptForm.of(request));
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
}
