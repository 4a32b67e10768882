package dev.predeploy.quality.report;

import dev.predeploy.kit.finding.Place;
import dev.predeploy.kit.finding.Place.InFile;
import dev.predeploy.kit.finding.Place.Span;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Walks through a tool's XML without ever following it anywhere: no document type, no entity, nothing from outside. */
final class XmlReport implements AutoCloseable {
    private static final int LONGEST_TEXT = 64 * 1024;

    private final String name;
    private final InputStream input;
    private final XMLStreamReader reader;

    private XmlReport(String name, InputStream input, XMLStreamReader reader) {
        this.name = name;
        this.input = input;
        this.reader = reader;
    }

    static XmlReport open(Path file, String name) throws UnreadableReport {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            InputStream input = Files.newInputStream(file);
            try {
                return new XmlReport(name, input, factory.createXMLStreamReader(input));
            } catch (XMLStreamException e) {
                input.close();
                throw malformed(name, e);
            }
        } catch (IOException e) {
            throw new UnreadableReport("cannot be read: " + e, Place.file(name), e);
        }
    }

    /** Moves on; returns one of {@link XMLStreamConstants}. */
    int next() throws UnreadableReport {
        try {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw unexpected("holds a document type or an entity, which is not read");
            }
            return event;
        } catch (XMLStreamException e) {
            throw malformed(name, e);
        }
    }

    boolean hasNext() throws UnreadableReport {
        try {
            return reader.hasNext();
        } catch (XMLStreamException e) {
            throw malformed(name, e);
        }
    }

    /** Returns the local name of the element at hand. */
    String element() {
        return reader.getLocalName();
    }

    /** Returns an attribute of the element at hand, or an empty text. */
    String attribute(String attribute) {
        String value = reader.getAttributeValue(null, attribute);
        return value == null ? "" : value;
    }

    /** Reads up to the end of the element at hand and returns the beginning of the text in it. */
    String text() throws UnreadableReport {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (reader.hasText() && event != XMLStreamConstants.COMMENT) {
                int room = LONGEST_TEXT - text.length();
                text.append(reader.getText(), 0, Math.min(room, reader.getTextLength()));
            }
        }
        return text.toString();
    }

    /** Returns what says that the report is not of the format it should be, at the element at hand. */
    UnreadableReport unexpected(String why) {
        return new UnreadableReport(why, at(name, reader.getLocation()));
    }

    private static UnreadableReport malformed(String name, XMLStreamException e) {
        String[] lines = String.valueOf(e.getMessage()).split("Message: ", 2); // the parser's first line is the place
        return new UnreadableReport(
                "no well-formed XML: " + Words.oneLine(lines[lines.length - 1]), at(name, e.getLocation()), e);
    }

    private static Place at(String name, Location location) {
        int line = location == null ? 0 : Math.max(0, location.getLineNumber());
        int column = location == null || line == 0 ? 0 : Math.max(0, location.getColumnNumber());
        return new InFile(name, new Span(line, column, 0, 0));
    }

    @Override
    public void close() throws UnreadableReport {
        try {
            reader.close();
            input.close();
        } catch (XMLStreamException | IOException e) {
            throw new UnreadableReport("cannot be read: " + e, Place.file(name), e);
        }
    }
}
