import ConsultationModel
import FoundationEssentials
import Postgres
import Testing

@testable import Store

@Suite struct RegistrationTests {
    @Test func `a definition that is known changes nothing`() async throws {
        try await withStore { store, _ async throws in
            #expect(try await store.register([consultation]) == [])
            #expect(try await store.rows("select edition::text from concord.consultation_edition") == ["1"])
        }
    }

    @Test func `one that differs becomes the next edition`() async throws {
        var changed = consultation
        changed.title = "Another illustrative title"
        changed.recommendations[0].text = "Changed."
        changed.recommendations.append(Recommendation(id: "4", text: "New."))
        changed.regions.removeLast()
        changed.closes = Date(timeIntervalSince1970: 1_490_000_000)
        try await withStore { store, _ async throws in
            #expect(try await store.register([changed]) == [changed.id])
            #expect(try await store.register([changed]) == [])
            #expect(
                try await store.rows(
                    """
                    select edition || ' ' || title || ' ' || (superseded_at is null)
                    from concord.consultation_edition order by edition
                    """
                ) == ["1 An illustrative consultation false", "2 Another illustrative title true"]
            )
            // One follows the other without a moment between them.
            #expect(
                try await store.rows(
                    """
                    select 'joined' from concord.consultation_edition as old
                    join concord.consultation_edition as new on old.superseded_at = new.recorded_at
                    """
                ) == ["joined"]
            )
            #expect(
                try await store.rows(
                    "select recommendation_id || recommendation_text from concord.recommendation order by ordinal"
                ) == ["1Changed.", "2Illustrative recommendation 2.", "3Illustrative recommendation 3.", "4New."]
            )
            #expect(try await store.state(of: changed.id, sample: 1)?.consultation == changed)
            // Going back is a change too.
            #expect(try await store.register([consultation]) == [consultation.id])
            #expect(try await store.rows("select max(edition)::text from concord.consultation_edition") == ["3"])
        }
    }
}
