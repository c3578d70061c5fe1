package nl.wijgroningen.bench.empty;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application with the starters of the portal and nothing of its own: what the start of the portal is held against. */
@SpringBootApplication
public class Empty {

    public static void main(String[] args) {
        SpringApplication.run(Empty.class, args);
    }
}
