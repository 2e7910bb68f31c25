#!/bin/bash
# One shard of an ensemble for each task of a Slurm array.
#   sbatch --array=1-8 deploy/slurm-array.sh DIR                                  the folder that `corridor ensemble plan -o DIR` wrote to
#   sbatch --array=1-8 deploy/slurm-array.sh 1a2b3c4d --store postgres://...      the ensemble that `corridor ensemble plan --store` printed
# The number of tasks must be the number of shards of the plan. A task that is requeued, also because its node was lost, goes on with the
# members that are missing. All words are passed on to `corridor ensemble work`.
#SBATCH --job-name=corridor-ensemble
#SBATCH --cpus-per-task=2
#SBATCH --mem=1G
#SBATCH --time=02:00:00
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output=%x-%A_%a.log
set -euo pipefail

: "${1:?name the plan: sbatch --array=1-8 deploy/slurm-array.sh DIR}"
corridor=${CORRIDOR:-corridor}
shards=${SLURM_ARRAY_TASK_COUNT:?start it as an array: sbatch --array=1-8 ...}

# CORRIDOR may be a command with words, such as "dotnet /opt/corridor/corridor.dll".
exec $corridor ensemble work "$@" --shard "$SLURM_ARRAY_TASK_ID/$shards" --threads "${SLURM_CPUS_PER_TASK:-1}"
