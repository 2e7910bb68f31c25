namespace Corridor.Model;

/// <summary>Unemployment at home: u = 1 - jobs / labour force, with jobs an exogenous path.</summary>
public static class LabourMarket
{
    /// <summary>Unemployment as a share of the labour force.</summary>
    /// <param name="workingAgeHome">Persons aged 15 to 64 at home.</param>
    /// <param name="participation">Labour force per person aged 15 to 64.</param>
    /// <param name="jobs">Jobs at home.</param>
    public static double Unemployment(double workingAgeHome, double participation, double jobs)
    {
        double labourForce = workingAgeHome * participation;
        return labourForce <= 0 ? 0 : Math.Clamp(1 - (jobs / labourForce), 0, 1);
    }
}
