using Corridor.Simulation.Store;

namespace Corridor.Simulation.Tests.Store;

/// <summary>Addresses of run stores in PostgreSQL.</summary>
public sealed class PostgresAddressTests
{
    [Theory]
    [InlineData("postgres://ann@db.example.org:6000/runs", "db.example.org", 6000, "runs", "ann", null, null)]
    [InlineData("postgresql://ann:s%40fe@db/runs", "db", 5432, "runs", "ann", "s@fe", null)]
    [InlineData("postgres://[::1]/my%2Fruns?sslmode=verify-full", "::1", 5432, "my/runs", null, null, "verify-full")]
    public void An_Address_Is_Read_In_All_Its_Parts(string text, string host, int port, string database, string? user, string? password, string? ssl)
    {
        PostgresAddress address = PostgresAddress.Parse(text);
        (address.Host.Trim('[', ']'), address.Port, address.Database, address.User, address.Password, address.SslMode).ShouldBe((host, port, database, user, password, ssl));
    }

    [Theory]
    [InlineData("postgres://ann@db.example.org:6000/runs")]
    [InlineData("postgres://ann@db:5432/my%2Fruns?sslmode=require")]
    [InlineData("postgres://[::1]:5432/runs")]
    public void An_Address_Without_A_Password_Is_Shown_As_It_Was_Written(string text) => PostgresAddress.Parse(text).ToString().ShouldBe(text);

    [Theory]
    [InlineData("postgres://ann:secret@db:5432/runs")]
    [InlineData("postgres://ann:secret@db:5432")]
    [InlineData("postgres://ann:secret@db:54x2/runs")]
    [InlineData("postgres://ann:secret@db/runs?password=secret")]
    [InlineData("postgres://ann:secret")]
    [InlineData("postgres://")]
    [InlineData("postgres://ann:secret@db/runs/more")]
    public void A_Password_Is_Never_Shown(string text)
    {
        string shown;
        try
        {
            shown = PostgresAddress.Parse(text).ToString();
        }
        catch (RunStoreException e)
        {
            e.Fault.ShouldBe(RunStoreFault.BadAddress);
            shown = $"{e.File} {e} {e.Hint}";
        }

        shown.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("runs.db", false)]
    [InlineData("postgres.db", false)]
    [InlineData("POSTGRES://db/runs", true)]
    [InlineData("postgresql://db/runs", true)]
    public void An_Address_Is_Told_From_A_File(string store, bool address) => PostgresAddress.Is(store).ShouldBe(address);
}
