import Daemon
import Definitions
import Intake
import LinuxFiles
import Testing

@Suite struct SettingsTests {
    @Test func `without any setting the defaults are in force`() throws {
        let settings = try Settings(environment: [:])
        #expect(settings.state.path == "/var/lib/concord")
        #expect(settings.database == nil)
        #expect(settings.consultations == nil)
        #expect(settings.stances == nil)
        #expect(settings.labels == nil)
        #expect(settings.cues == nil)
        #expect(settings.intake == IntakeSettings())
        #expect(settings.rescan == 60)
    }

    @Test func `the command line wins over the environment, which wins over the file`() async throws {
        let text = "database: file\nconsultations: file\nstances: file\nrescan_seconds: 5\n"
        try await withTestFile(text) { file in
            let settings = try Settings(
                flags: [.database: "flag"],
                file: file,
                environment: ["CONCORD_DATABASE": "environment", "CONCORD_STANCES": "environment"]
            )
            #expect(settings.database == "flag")
            #expect(settings.stances == "environment")
            #expect(settings.consultations == "file")
            #expect(settings.rescan == 5)
            #expect(settings.intake.batchFiles == IntakeSettings().batchFiles)
        }
    }

    @Test(
        arguments: [
            ([:], [:], "/file"),
            ([:], ["STATE_DIRECTORY": "/systemd:/other"], "/systemd"),
            ([:], ["STATE_DIRECTORY": "/systemd", "CONCORD_STATE_DIRECTORY": "/variable"], "/variable"),
            ([.stateDirectory: "/flag/"], ["STATE_DIRECTORY": "/systemd"], "/flag"),
            ([:], ["STATE_DIRECTORY": "", "CONCORD_STATE_DIRECTORY": ""], "/file"),
        ] as [([Settings.Key: String], [String: String], String)]
    )
    func `the state directory comes from the first place that names one`(
        flags: [Settings.Key: String],
        environment: [String: String],
        expected: String
    ) async throws {
        try await withTestFile("state_directory: /file") { file in
            let settings = try Settings(flags: flags, file: file, environment: environment)
            #expect(settings.state.path == expected)
        }
    }

    @Test func `every setting is read from the file`() async throws {
        let text = """
            # A comment.
            settle_seconds: 0.5
            rescan_seconds: 3600
            poll_seconds: 2
            file_limit_bytes: 1000
            line_limit_bytes: 900
            answer_limit: 800
            listing_files: 700
            batch_files: 7
            """
        try await withTestFile(text) { file in
            let settings = try Settings(file: file, environment: [:])
            #expect(settings.intake.settle == 0.5)
            #expect(settings.rescan == 3600)
            #expect(settings.poll == 2)
            #expect(settings.intake.fileLimit == 1000)
            #expect(settings.intake.lineLimit == 900)
            #expect(settings.intake.answerLimit == 800)
            #expect(settings.intake.listingFiles == 700)
            #expect(settings.intake.batchFiles == 7)
        }
    }

    @Test(arguments: ["", "\n\n", "# Nothing.\n  # is set\r\n"])
    func `a file without a setting sets nothing`(text: String) async throws {
        try await withTestFile(text) { file in
            let settings = try Settings(file: file, environment: [:])
            #expect(settings.intake == IntakeSettings())
        }
    }

    @Test(arguments: [
        (Settings.Key.settleSeconds, "soon", "seconds from 0 to 3600"),
        (.settleSeconds, "-1", "seconds from 0 to 3600"),
        (.settleSeconds, "3601", "seconds from 0 to 3600"),
        (.settleSeconds, "nan", "seconds from 0 to 3600"),
        (.rescanSeconds, "0", "seconds from 1 to 86400"),
        (.rescanSeconds, "inf", "seconds from 1 to 86400"),
        (.fileLimitBytes, "0", "bytes from 1 to 1000000000"),
        (.fileLimitBytes, "16 MiB", "bytes from 1 to 1000000000"),
        (.batchFiles, "100001", "files from 1 to 100000"),
    ])
    func `a number out of its range is refused`(key: Settings.Key, value: String, range: String) async throws {
        let message = "\(key.rawValue): found \"\(value)\", expected a number of \(range)"
        #expect(described { try Settings(flags: [key: value], environment: [:]) } == "command line: \(message)")
        #expect(described { try Settings(environment: [key.variable: value]) } == "\(key.variable): \(message)")
        try await withTestFile("\(key.rawValue): \"\(value)\"") { file in
            #expect(described { try Settings(file: file, environment: [:]) } == "\(file): \(message)")
        }
    }

    @Test(arguments: [
        (
            "databse: x",
            """
            databse: not a setting; the settings are state_directory, database, consultations, stances, labels, cues, \
            settle_seconds, remote_settle_seconds, rescan_seconds, poll_seconds, file_limit_bytes, \
            line_limit_bytes, answer_limit, listing_files, batch_files
            """
        ),
        (
            "state_directory: \"\"",
            "state_directory: found nothing, expected a value; leave the key out for the default"
        ),
        ("- database", "found something else, expected keys with values"),
        ("database: [x]", "database: found something else, expected one value"),
    ])
    func `a file that cannot be used is refused`(text: String, message: String) async throws {
        try await withTestFile(text) { file in
            #expect(described { try Settings(file: file, environment: [:]) } == "\(file): \(message)")
        }
    }

    @Test func `a file that is not there, or not YAML, is refused`() async throws {
        #expect(
            described { try Settings(file: "/nowhere/concord.yaml", environment: [:]) }
                == "/nowhere/concord.yaml: cannot open /nowhere/concord.yaml: No such file or directory"
        )
        try await withTestFile("database: \"x") { file in
            #expect(
                described { try Settings(file: file, environment: [:]) }?.hasPrefix("\(file): not valid YAML: ") == true
            )
        }
    }

    @Test func `a key without a value in the file is refused`() async throws {
        try await withTestFile("state_directory:\n") { file in
            #expect(described { try Settings(file: file, environment: [:]) } != nil)
        }
    }
}

/// The configuration error that the body throws, as people read it; nil when it throws none.
func described(_ body: () throws -> some Any) -> String? {
    do {
        _ = try body()
        return nil
    } catch let error as ConfigurationError {
        return error.description
    } catch {
        return "another error: \(error)"
    }
}
