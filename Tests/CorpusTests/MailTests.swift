import ConsultationModel
import Conversion
import FoundationEssentials
import Intake
import ResponseReading
import Testing

/// Saved mails: one mail is one file, and the part with the answers is taken. All of them are illustrative.
struct MailTests {
    private func read(_ mail: String, named name: String = "mail.eml") async throws -> Reading {
        var context = try FieldTests.context.get()
        context.file = name
        context.regionFromPath = "EURALO"
        return try await ConvertingReader(limits: ConversionLimits(seconds: 600), launcher: try program)
            .reading(of: Array(mail.utf8), in: context)
    }

    private static let head = "From: A. Example <a@example.org>\nSubject: EURALO answers\nMIME-Version: 1.0\n"

    private static func mixed(_ parts: String...) -> String {
        head + "Content-Type: multipart/mixed; boundary=b\n\npreamble\n"
            + parts.map { "--b\n\($0)\n" }.joined() + "--b--\n"
    }

    private static let attached = """
        Content-Type: text/plain; charset=utf-8
        Content-Disposition: attachment; filename=answers.txt

        Recommendation 6: Do Not Support. A draw is not an election.
        """
    private static let oneAnswer: [(String, String)] = [
        (
            "a quoted-printable stance",
            """
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Recommendation 6=2E Do Not Sup=
            port=2E A draw =E2=80=93 no =C3=A9lection=2E
            """
        ),
        (
            "base64 in windows-1252",
            """
            Content-Type: text/plain; charset=windows-1252
            Content-Transfer-Encoding: base64

            UmVjb21tZW5kYXRpb24gNjogRG8gTm90IFN1cHBvcnQuIOk=
            """
        ),
        (
            "lines that flow",
            """
            Content-Type: text/plain; charset=utf-8; format=flowed

            Recommendation 6: Do Not\u{20}
            Support. A draw is not\u{20}
            an election.
            """
        ),
        (
            "HTML only",
            """
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            <html><body><p>Recommendation 6: Do Not Support. A draw is not a=
            n election.</p></body></html>
            """
        ),
        (
            "a boundary that nobody wrote",
            """
            Content-Type: multipart/mixed; boundary=nowhere

            Recommendation 6: Do Not Support.
            """
        ),
        (
            "a charset that nobody knows",
            """
            Content-Type: text/plain; charset=x-unknown-9

            Recommendation 6: Do Not Support.
            """
        ),
        (
            "two forms of one text",
            """
            Content-Type: multipart/alternative; boundary=a

            --a
            Content-Type: text/plain

            Recommendation 6: Do Not Support.
            --a
            Content-Type: text/html

            <p>Recommendation 6: Do Not Support.</p>
            --a--
            """
        ),
        (
            "a plain text that only says to look at the other form",
            """
            Content-Type: multipart/alternative; boundary=a

            --a
            Content-Type: text/plain

            Your program does not show this message.
            --a
            Content-Type: text/html

            <p>Recommendation 6: Do Not Support.</p>
            --a--
            """
        ),
        (
            "a mail in a mail",
            """
            Content-Type: message/rfc822

            From: B. Example <b@example.org>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=i

            --i
            Content-Type: text/plain

            See the file.
            --i
            \(attached)
            --i--
            """
        ),
    ]

    @Test(arguments: oneAnswer)
    func `the answer is read whatever the mail program made of it`(_ kind: String, _ mail: String) async throws {
        let reading = try await read(Self.head + mail)
        #expect(reading.format == .mail, "\(kind)")
        #expect(reading.answers.map(\.recommendation) == ["6"], "\(reading.asText)")
        #expect(reading.answers.map(\.stance) == [.oppose], "\(reading.asText)")
    }

    @Test func `what came along goes before the text of the mail, and the receipt says so`() async throws {
        let body = "Content-Type: text/plain\n\nRecommendation 6: see the attachment."
        let reading = try await read(Self.mixed(body, Self.attached, "Content-Type: image/png; name=logo.png\n\nx"))
        #expect(reading.answers.map(\.stance) == [.oppose])
        #expect(reading.answers.map(\.comment) == ["A draw is not an election."])
        #expect(reading.faults.contains { $0.message.contains("read from the attachment “answers.txt”") })
        #expect(reading.faults.contains { $0.message.contains("logo.png") })
    }

    @Test func `a file's name is put together and decoded`() async throws {
        let part = Self.attached.replacing(
            "filename=answers.txt",
            with: "filename*0*=utf-8''R%C3%A9ponse%20; filename*1*=AFRALO%2Etxt"
        )
        let reading = try await read(Self.mixed("Content-Type: text/plain\n\nDear all", part))
        #expect(reading.faults.contains { $0.message.contains("“Réponse AFRALO.txt”") })
    }

    @Test(arguments: ["Recommendation 6: Support", "Recommendation 7: Do Not Support"])
    func `two parts that answer and differ are an error that names both`(_ other: String) async throws {
        let reading = try await read(Self.mixed("Content-Type: text/plain\n\n\(other)", Self.attached))
        #expect(!reading.isAcceptable)
        #expect(
            reading.faults.first?.message.hasPrefix("Both the attachment “answers.txt” and the text of the mail")
                == true
        )
    }

    @Test func `two parts that answer the same are one answer`() async throws {
        let body = "Content-Type: text/plain\n\nRecommendation 6: Do Not Support."
        let reading = try await read(Self.mixed(body, Self.attached))
        #expect(reading.isAcceptable)
        #expect(reading.answers.map(\.comment) == ["A draw is not an election."])
    }

    @Test func `a subject that names another region keeps the text of the mail out`() async throws {
        let mail =
            Self.head.replacing("EURALO answers", with: "AFRALO answers")
            + "Content-Type: text/plain\n\nRecommendation 6: Support\n"
        #expect(try await !read(mail).isAcceptable)
    }

    @Test func `a display name decides no region`() async throws {
        let mail =
            Self.head.replacing("A. Example", with: "AFRALO").replacing("EURALO answers", with: "Answers")
            + "Content-Type: text/plain\n\nRecommendation 6: Support\n"
        let reading = try await read(mail)
        #expect(reading.isAcceptable)
        #expect(reading.region?.code == "EURALO")
    }

    @Test func `winmail.dat alone is refused in words about Outlook`() async throws {
        let part = "Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\neJ8+Ig=="
        let reading = try await read(Self.mixed(part))
        #expect(reading.faults.map(\.code) == [.wrongKind])
        #expect(reading.faults.first?.message.contains("Outlook") == true)
    }

    @Test(arguments: [
        String(repeating: "Content-Type: message/rfc822\n\n", count: 1000) + "Content-Type: text/plain\n\nx",
        "Content-Type: multipart/mixed; boundary=b\n\n"
            + String(repeating: "--b\nContent-Type: text/plain; name=a.txt\n\nx\n", count: 10_000) + "--b--\n",
        "Content-Type: message/external-body; access-type=URL; URL=\"http://127.0.0.1:9/\"\n\nContent-Type: text/plain\n\n",
        "Content-Type: text/plain; charset=\"\u{0}\u{1}\"\nContent-Transfer-Encoding: base64\n\n====",
    ])
    func `a hostile mail is refused in time`(_ mail: String) async throws {
        let reading = try await read(Self.head + mail)
        #expect(!reading.isAcceptable)
        #expect(reading.answers.isEmpty)
    }

    @Test(arguments: [
        ("From: a@example.org\nSent: today\nTo: b\n\nRecommendation 6: Support\n", "x.txt", ResponseFormat.text),
        ("Recommendation 6: Support\nMIME-Version: 1.0\n\n", "x.txt", .text),
        ("Subject: x\nFrom: a\n\nRecommendation 6: Support\n", "x.eml", .mail),
        ("Subject: x\nMIME-Version: 1.0\n\nRecommendation 6: Support\n", "x.txt", .mail),
        ("Region: EURALO\nGroup: x\n\nRecommendation 6: Support\n", "x.eml", .text),
    ])
    func `a mail is told by its head`(_ text: String, _ name: String, _ format: ResponseFormat) {
        #expect(ResponseFormat(of: Array(text.utf8), named: name) == format)
    }
}
