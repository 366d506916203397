import ConsultationModel
import Conversion
import Testing

@testable import Intake

@Suite struct ConversionCodeTests {
    @Test(arguments: [
        (ConversionError.notInstalled(.pdftotext), FaultCode.converterUnavailable),
        (.unavailable(.pdftotext, reason: "Illustrative."), .converterUnavailable),
        (.killed(.pdftotext), .converterUnavailable), (.tooSlow(.pdftotext, seconds: 1), .conversionFailed),
        (.tooMuchMemory(.pdftotext, bytes: 1), .conversionFailed),
        (.outputTooLarge(.pdftotext, bytes: 1), .conversionFailed),
        (.failed(.pdftotext, code: 1, signal: nil), .conversionFailed), (.noText(.pdftotext), .empty),
        (.damaged(.pdftotext), .damaged), (.locked(.pdftotext), .locked),
    ])
    func `why a file could not be converted has a code`(error: ConversionError, code: FaultCode) {
        #expect(error.code == code)
    }
}
