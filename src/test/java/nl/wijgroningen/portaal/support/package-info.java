/** What tests share: the database, the clock, a browser, and a visitor over HTTP. */
package nl.wijgroningen.portaal.support;
