package org.danubecamel.kamelets.rules;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;

/** An icon: a small SVG or PNG in a data URI. */
final class Icon {

    private static final int MAX_BYTES = 16 * 1024;
    private static final Pattern DATA_URI = Pattern.compile("data:image/(svg\\+xml|png);base64,([A-Za-z0-9+/]+=*)");

    private Icon() {}

    static Stream<String> objectionTo(String icon) {
        var uri = DATA_URI.matcher(icon);
        if (!uri.matches()) {
            return Stream.of("annotation kamelet.icon is not an SVG or PNG data URI in base 64");
        }
        try {
            var bytes = Base64.getDecoder().decode(uri.group(2));
            var readable = uri.group(1).equals("png") ? isPng(bytes) : isSvg(bytes);
            return Stream.concat(
                    KameletRule.when(!readable, "the icon is no " + uri.group(1)),
                    KameletRule.when(bytes.length > MAX_BYTES, "the icon is larger than " + MAX_BYTES + " bytes"));
        } catch (IllegalArgumentException | IOException | SAXException | ParserConfigurationException e) {
            return Stream.of("the icon cannot be read: " + e.getMessage());
        }
    }

    private static boolean isPng(byte[] bytes) throws IOException {
        var readers = ImageIO.getImageReadersByFormatName("png");
        return readers.next()
                .getOriginatingProvider()
                .canDecodeInput(ImageIO.createImageInputStream(new ByteArrayInputStream(bytes)));
    }

    private static boolean isSvg(byte[] bytes) throws IOException, SAXException, ParserConfigurationException {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setNamespaceAware(true);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        var root = builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement();
        return "http://www.w3.org/2000/svg".equals(root.getNamespaceURI()) && "svg".equals(root.getLocalName());
    }
}
