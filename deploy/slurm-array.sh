#!/bin/bash
# One shard of an ensemble for each task of a Slurm array. DIR is the folder that `corridor ensemble plan` wrote to, which all nodes see.
#   sbatch --array=1-8 deploy/slurm-array.sh DIR
# The number of tasks must be the number of shards of the plan. A task that is requeued goes on with the members that are missing.
#SBATCH --job-name=corridor-ensemble
#SBATCH --cpus-per-task=2
#SBATCH --mem=1G
#SBATCH --time=02:00:00
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output=%x-%A_%a.log
set -euo pipefail

folder=${1:?name the folder of the plan: sbatch --array=1-8 deploy/slurm-array.sh DIR}
corridor=${CORRIDOR:-corridor}
shards=${SLURM_ARRAY_TASK_COUNT:?start it as an array: sbatch --array=1-8 ...}

# CORRIDOR may be a command with words, such as "dotnet /opt/corridor/corridor.dll".
exec $corridor ensemble work "$folder" --shard "$SLURM_ARRAY_TASK_ID/$shards" --threads "${SLURM_CPUS_PER_TASK:-1}"
