# The portal without a database; first: mvn -DskipTests package
FROM eclipse-temurin:25-jre
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/* \
	&& useradd --system --create-home --home-dir /portal portal \
	&& install -d -o portal -m 700 /ballot-keys
WORKDIR /portal
COPY target/portaal.jar portaal.jar
USER portal
EXPOSE 8080
ENTRYPOINT ["java", "-Xmx512m", "-jar", "portaal.jar"]
