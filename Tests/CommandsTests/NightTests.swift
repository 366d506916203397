import FoundationEssentials
import Glibc
import Testing

@testable import Commands

@Suite struct NightTests {
    @Test func `a night is the date of the local calendar`() throws {
        // 12 May 2017, 12:00 UTC: no time zone has another date.
        let noon = Date(timeIntervalSince1970: 1_494_547_200 + 43_200)
        var seconds = time_t(noon.timeIntervalSince1970)
        var local = unsafe tm()
        unsafe localtime_r(&seconds, &local)
        let offset = unsafe Double(local.tm_gmtoff)
        let midnight = Date(timeIntervalSince1970: 1_494_547_200 - offset)
        #expect(midnight.night == "2017-05-12")
        #expect((midnight - 1).night == "2017-05-11")
        #expect((midnight + 86_399).night == "2017-05-12")
    }
}
