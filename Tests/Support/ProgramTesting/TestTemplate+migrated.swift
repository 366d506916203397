public import PostgresTesting
import Store

extension TestTemplate {
    /// A database with Concord's schema and nothing in it.
    public static let migrated = TestTemplate(named: "concord-migrated") { conninfo in
        let store = try await Store.open(conninfo)
        try await store.migrate()
        await store.close()
    }
}
