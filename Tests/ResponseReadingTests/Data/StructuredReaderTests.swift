import ConsultationModel
import ResponseReading
import Testing

@Suite(.timeLimit(.minutes(20)))
struct StructuredReaderTests {
    @Test func `a file of one respondent is read with the places of its stances`() throws {
        let reading = try Example.read(
            """
            {
              "$schema": "response.schema.json", "x-source": ["anything", {"at": "all"}],
              "consultation": "small-2018",
              "region": "NORTH",
              "respondent": "Illustrative Club",
              "illustrative": true,
              "answers": [
                {"recommendation": "1", "stance": "Do Not Support", "comment": "  One.\\r\\n\\r\\nTwo “é” \\u00e9 \\ud83d\\ude00. "},
                {"recommendation": 6, "stance": "Support", "text": "Meet once a year, in person."},
                {"stance": null, "recommendation": "EMM 3.2", "comment": null},
                {"recommendation": "Option 4"}
              ]
            }
            """,
            as: .json
        )
        #expect(
            reading.answerLines == [
                "1: oppose “Do Not Support” at 8:40",
                "6: support “Support” at 9:38",
                "EMM 3.2: blank “” at 10:16",
                "Option 4: blank “” at 11:5",
            ]
        )
        #expect(reading.answers.first?.comment == "One.\n\nTwo “é” é 😀.")
        #expect(reading.isIllustrative)
        #expect(reading.only?.respondent?.name == "Illustrative Club")
        #expect(reading.errorLines == [])
    }

    @Test func `a file of many respondents is read, the region of the file being that of those who name none`() throws {
        let reading = try Example.read(
            """
            {"region": "SOUTH", "responses": [
              {"answers": [{"recommendation": 1, "stance": "Support"}]},
              {"respondent": "Illustrative Club", "answers": [{"recommendation": 1, "stance": "Oppose"}]},
              {"respondent": "Illustrative Guild", "region": "NORTH", "answers": [{"recommendation": 1, "stance": 7}]},
              {"respondent": "North Working Group", "region": "NORTH", "answers": [{"recommendation": 6, "stance": "No"}]}
            ]}
            """,
            as: .json,
            region: nil
        )
        #expect(reading.errorLines == [])
        #expect(reading.responses.map(\.region?.code) == ["SOUTH", "SOUTH", "NORTH", "NORTH"])
        #expect(reading.responses.map(\.respondent?.speaksForRegion) == [true, false, false, true])
        #expect(reading.answers.map(\.words) == ["Support", "Oppose", "7", "No"])
    }

    @Test func `everything that is wrong is said at once, with path and place`() throws {
        let reading = try Example.read(
            """
            {"region": ["NORTH"], "illustrative": "yes", "regoin": 1,
             "answers": [
              {"recommendation": "1", "stance": true},
              {"recommendation": {"id": 1}, "stance": "Support"},
              {"stance": "Support"},
              7,
              {"recommendation": "6", "stance": "Support", "coment": "Lost?"},
              {"recommendation": "", "stance": [], "comment": false},
              {"recommendation": "EMM 3.2", "stance": "Support", "stance": "Oppose"}
            ]}
            """,
            as: .json
        )
        #expect(
            reading.errorLines == [
                "1:12 error: region is a list; expected text or null.",
                "1:40 error: illustrative is the text “yes”; expected true or false (without quotes).",
                """
                1:47 error: Found the key “regoin”, which is not known; expected consultation, region, respondent, \
                illustrative, answers, responses; the nearest is “region”. Correct it, or begin it with “x-” to have it \
                passed over.
                """,
                """
                3:37 error: answers[0].stance is true; expected text such as “Support”, or null for no answer. Put the word \
                in quotes if it is meant as text.
                """,
                "4:22 error: answers[1].recommendation is a mapping; expected its number as text or number.",
                """
                5:3 error: answers[2] has no key “recommendation”; expected one such as "recommendation": "6".
                """,
                "6:3 error: answers[3] is the number 7; expected a mapping with the keys “recommendation” and “stance”.",
                """
                7:49 error: Found the key “coment” in answers[4], which is not known; expected recommendation, stance, \
                comment, text; the nearest is “comment”. Correct it, or begin it with “x-” to have it passed over.
                """,
                """
                8:23 error: answers[5].recommendation is empty; expected its number, such as "6".
                """,
                """
                9:55 error: Found the key “stance” twice in answers[6], first on line 9; expected it once. Delete one of \
                the two.
                """,
            ]
        )
        #expect(reading.faults.first { $0.line == 7 }?.excerpt?.hasSuffix("^") == true)
    }

    @Test(arguments: [
        ("[]", "Found a list as the whole file"),
        ("\"Support\"", "Found the text “Support” as the whole file"),
        ("{}", "Found no key “answers”, expected one with a list"),
        ("{\"answers\": {}}", "answers is a mapping; expected a list of answers."),
        ("{\"answers\": []}", "answers is an empty list; expected at least one entry."),
        ("{\"responses\": []}", "responses is an empty list; expected at least one entry."),
        ("{\"responses\": [{}]}", "responses[0] has no key “answers”"),
        ("{\"responses\": [3]}", "responses[0] is the number 3; expected a mapping"),
        ("{\"answers\": [{\"recommendation\": 1}]}", "None of the 1 answers has a stance"),
        ("{\"answers\": [], \"responses\": []}", "Found “answers” beside “responses”"),
        (
            "{\"respondent\": \"A\", \"responses\": [{\"answers\": [{\"recommendation\": 1, \"stance\": \"Yes\"}]}]}",
            "Found “respondent” beside “responses”"
        ),
    ])
    func `a file of another shape is refused once`(_ text: String, _ message: String) throws {
        let errors = try Example.read(text, as: .json).errorLines
        #expect(errors.count == 1)
        #expect(errors.first?.contains(message) == true)
    }

    @Test func `a number that programs write with a fraction is that recommendation`() throws {
        let reading = try Example.read(#"{"answers": [{"recommendation": 6.0, "stance": "Support"}]}"#, as: .json)
        #expect(reading.answerLines == ["6: support “Support” at 1:49"])
    }

    @Test func `words around a number and marks around a stance are no part of them`() throws {
        let reading = try Example.read(
            #"{"answers": [{"recommendation": "Rec. 6", "stance": "[*Support*]"}, {"recommendation": "EMM 3.2.", "stance": "**No**"}]}"#,
            as: .json
        )
        #expect(reading.answers.map(\.recommendation) == ["6", "EMM 3.2"])
        #expect(reading.answers.map(\.words) == ["Support", "No"])
        let sentence = #"{"answers": [{"recommendation": "Rec. 6 is wrong", "stance": "No"}]}"#
        #expect(try Example.read(sentence, as: .json).errorLines.count == 1)
    }

    @Test func `a place behind characters that take more bytes is counted in characters`() throws {
        let comment = String(repeating: "é😀“", count: 300)
        let text =
            "{\"answers\": [{\"comment\": \"\(comment)\", \"recommendation\": 1, \"stance\": \"Sí\"}]}"
        let place = text.unicodeScalars.count - "Sí\"}]}".unicodeScalars.count + 1
        #expect(try Example.read(text, as: .json).answerLines == ["1: support “Sí” at 1:\(place)"])
    }
}
