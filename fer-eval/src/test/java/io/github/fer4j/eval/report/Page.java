package io.github.fer4j.eval.report;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A report's page as a tree; pages are well-formed XML, or this fails. */
record Page(Document document) {
    static Page of(Report report) {
        try {
            DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            return new Page(parser.parse(new InputSource(new StringReader(report.html()))));
        } catch (Exception e) {
            throw new AssertionError("the page is not well-formed: " + e.getMessage(), e);
        }
    }

    List<Element> all(String tag) {
        NodeList nodes = document.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    List<Element> with(String attribute) {
        return all("*").stream()
                .filter(element -> element.hasAttribute(attribute))
                .toList();
    }

    List<String> texts(String tag) {
        return all(tag).stream().map(Element::getTextContent).toList();
    }

    /** What a reader sees: all but the style. */
    String text() {
        StringBuilder text = new StringBuilder();
        collect(document.getDocumentElement(), text);
        return text.toString();
    }

    private static void collect(Node node, StringBuilder text) {
        if (node.getNodeType() == Node.TEXT_NODE) {
            text.append(node.getNodeValue());
        } else if (!node.getNodeName().equals("style")) {
            for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
                collect(child, text);
            }
        }
    }
}
